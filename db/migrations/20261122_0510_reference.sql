-- Reference data that is not ours: places, countries, languages. The files in db/reference are loaded after every migration.
create extension if not exists pg_trgm with schema public;

-- Which version of each reference file is loaded, so that an unchanged one costs nothing.
create table kernel.reference_load (
  file text primary key,
  hash text not null,
  loaded_at timestamptz not null default now()
);

-- Municipalities by ISTAT code, ceased ones included. `valid_to` is the first day on which the code no longer holds; null: still valid.
create table kernel.municipality (
  istat char(6) primary key check (istat ~ '^\d{6}$'),
  -- the land-registry ("Belfiore") code inside tax codes; a municipality that changes province keeps it
  belfiore char(4) not null check (belfiore ~ '^[A-Z]\d{3}$'),
  name text not null,
  name_other text,
  -- name folded for search by the application (no accents, lower case)
  folded text not null,
  province_code char(3) not null,
  province char(2) not null,
  province_name text not null,
  region text not null,
  valid_from date,
  valid_to date
);
-- typing a municipality's name
create index municipality_folded on kernel.municipality using gin (folded public.gin_trgm_ops);
-- birthplace from a tax code
create index municipality_belfiore on kernel.municipality (belfiore);

-- Countries and citizenships: ISO 3166-1 alpha-2, the four-letter ISO 3166-3 for former states, XXA stateless, XXX undetermined.
create table kernel.country (
  code text primary key check (code ~ '^[A-Z]{2,4}$'),
  alpha3 char(3) not null unique,
  name_it text not null,
  name_en text not null,
  -- feminine, as in "cittadinanza egiziana"
  citizenship_it text,
  belfiore char(4) check (belfiore ~ '^Z\d{3}$'),
  istat char(3),
  folded text not null,
  valid_to date
);
create index country_folded on kernel.country using gin (folded public.gin_trgm_ops);
create index country_belfiore on kernel.country (belfiore);

-- Languages by ISO 639-3.
create table kernel.language (
  code char(3) primary key check (code ~ '^[a-z]{3}$'),
  iso639_1 char(2),
  name_it text not null,
  name_en text not null,
  direction text not null check (direction in ('ltr', 'rtl')),
  folded text not null,
  -- the languages most asked for come first
  position int not null
);
create index language_folded on kernel.language using gin (folded public.gin_trgm_ops);

-- What a kind of relation is seen from the other side, and its group in the family graph. Labels: list `relation_type` of kernel.code.
create table kernel.relation_type (
  code text primary key,
  inverse text not null references kernel.relation_type (code) on delete restrict deferrable initially deferred,
  family_group text not null
);
