-- What is done grows with the years: each order of the queue finds its page without reading all of it.
create index request_done_due on request (service, due_on, number)
    where not (status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT'));
create index request_done_applicant on request (service, applicant_key, number)
    where not (status in ('FILED', 'IN_PROGRESS', 'AWAITING_COMPLEMENT'));
-- by when they were filed, open or not
create index request_filed on request (service, filed_at, number);
