-- What a publication is called never enters the 办理记录 (K-31): it could not be forgotten there.
drop trigger keep_row on intake.case_record;
create trigger keep_row after insert or update or delete on intake.case_record
  for each row execute function ledger.keep_row('id', '-page_title');
drop trigger keep_row on documents.document;
create trigger keep_row after insert or update or delete on documents.document
  for each row execute function ledger.keep_row('id', '-title', '-redaction_note');
drop trigger keep_row on documents.document_file;
create trigger keep_row after insert or update or delete on documents.document_file
  for each row execute function ledger.keep_row('document_id', 'number', '-name');
