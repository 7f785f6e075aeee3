#!/bin/sh
# Looks at a page with Chromium 90, the oldest that can be had ready to run; office shells stand at 86.
# scripts/old-browser.sh URL PICTURE.png [WIDTH]
# It is installed when someone looks, into a cache outside the repository (OLD_BROWSER_CACHE names another place).
set -eu
url=$1
picture=$(realpath -m "$2")
width=${3:-1280}
here=$(cd "$(dirname "$0")/.." && pwd)
cache=${OLD_BROWSER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mingzheng-old-browser}

if [ ! -d "$cache/node_modules/puppeteer-core" ]; then
  mkdir -p "$cache"
  printf '{"private":true}' > "$cache/package.json"
  npm install --prefix "$cache" --ignore-scripts --no-audit --no-fund --loglevel=error \
    chrome-aws-lambda@8.0.2 puppeteer-core@8.0.0
fi

cat > "$cache/look.cjs" <<'EOF'
const chromium = require('chrome-aws-lambda')
async function look([url, picture, width]) {
  const browser = await chromium.puppeteer.launch({
    executablePath: await chromium.executablePath,
    args: [...chromium.args.filter((flag) => flag !== '--single-process'), '--no-sandbox'],
    headless: true,
  })
  const page = await browser.newPage()
  await page.setViewport({ width: Number(width), height: 900 })
  const cookies = (process.env.COOKIE ?? '').split('; ').filter(Boolean)
  for (const cookie of cookies) {
    const [name, value] = cookie.split('=')
    await page.setCookie({ name, value, url })
  }
  await page.goto(url, { waitUntil: 'load' })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.screenshot({ path: picture, fullPage: true })
  console.log(`${await browser.version()}, ${wide} wide: ${picture}`)
  await browser.close()
}
look(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
EOF
# The package unpacks itself only where it believes to be in its usual place; the fonts are the ones of the tests.
AWS_LAMBDA_FUNCTION_NAME=look \
  FONTCONFIG_FILE=${FONTCONFIG_FILE:-$here/node_modules/.cache/mingzheng/fonts.conf} \
  node "$cache/look.cjs" "$url" "$picture" "$width"
