-- One node at a time speaks to the town's site about an item, and an edit meanwhile does not take it from it.
alter table cms_push
    -- until then it is one node's; null while it is nobody's
    add column leased_until timestamptz;
-- "wanted" counts the changes of the item from now on, not only its editions
-- A picture of a post that could not be had is asked for again, some times.
alter table cms_item
    add column picture_lost     int not null default 0,
    add column picture_again_at timestamptz;
-- Titles of what was not taken in the last pass.
alter table cms_source
    add column refused_which text;
