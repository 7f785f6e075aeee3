/** The words to paste into a chat group, with a button where the browser has script. */
export function CopyWords({ words, rows }: { readonly words: string; readonly rows: number }) {
  return (
    <details>
      <summary>催办文字</summary>
      <div>
        <div class="field">
          <label for="urging">贴到工作群的话</label>
          <p class="hint">只有处室名、事项、日期和登录链接。</p>
          <textarea id="urging" readonly rows={rows} value={words} />
        </div>
        <p class="btns">
          <button class="btn" type="button" hidden data-copy="#urging">
            复制催办文字
          </button>
        </p>
      </div>
    </details>
  )
}
