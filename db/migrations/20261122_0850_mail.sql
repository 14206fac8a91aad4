-- Notices by e-mail: who wants them how, and what became of each.
alter table kernel.actor
  -- unread notices once on every working day; each as it comes; or only those that may not wait
  add column mail text not null default 'daily' check (mail in ('at_once', 'daily', 'none'));
alter table kernel.notice
  -- goes by e-mail at once, whatever the addressee prefers
  add column mail boolean not null default false,
  add column sent_at timestamptz,
  -- the mail server said for good that it takes no message for this address
  add column refused_at timestamptz;
-- "what has somebody not seen yet", for the daily summary
create index notice_untold on kernel.notice (actor_id) where read_at is null and sent_at is null;
