-- Whoever reaches tens of thousands of terms reads them in their order: a page is taken from the front of it, not sorted out of all of them.
create index term_order on deadlines.term (rank, sort_at, id) where live;
