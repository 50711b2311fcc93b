-- Whether a post may be read there is compared, too, and what was taken back before that had no word for it.
update cms_push p set remote_hash = p.remote_hash || ' closed'
from content_news n
where n.id = p.news_id and p.remote_id is not null and p.remote_hash not like '% closed' and not p.left_alone
    and not (n.decided = 'PUBLISHED' and n.publish_at <= now() and (n.ends_at is null or n.ends_at > now())
        and n.destination <> 'PORTAL' and n.reader = 'PUBLIC');
