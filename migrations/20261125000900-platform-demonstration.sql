-- Sign-in data of the demonstration, made at first start and shown on the start screen to this machine only.
create table platform.demonstration_account (
  sign_in_name text primary key,
  password text not null,
  name text not null,
  role text not null,
  position integer not null
);
