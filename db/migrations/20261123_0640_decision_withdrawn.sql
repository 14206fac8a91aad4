-- Who said "the same" may take it back while the second person has not answered: the decision stays, with when and why.
alter table identity.decision add column withdrawn_at timestamptz, add column withdrawn_reason text;
alter table identity.decision add constraint decision_withdrawn_check
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null or needs_second and second is null));
