-- What was said before of the same attempt: a copy of it has no effect.
create index provider_notification_reference on provider_notification (reference)
    where reference is not null;
