-- A decision by an answer keeps what the engine says of the pair: one more argument.
drop function if exists identity.decide_by_answer(uuid, uuid, uuid, uuid, uuid, text, text);
