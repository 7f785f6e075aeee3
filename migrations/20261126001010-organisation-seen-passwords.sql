-- Who has seen a one-time password; null for one that a command on the server showed, and for a person's own.
alter table organisation.credential add column issued_by uuid references organisation.person (id);
