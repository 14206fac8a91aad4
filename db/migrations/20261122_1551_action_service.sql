-- The kind of service an action is done by, chosen from those the services know; free words stay in `service`, where the name of the kind is kept too, as it was then.
alter table plans.action add column service_kind_id uuid references referrals.service_kind (id) on delete restrict;
create index action_service_kind on plans.action (service_kind_id) where service_kind_id is not null;
