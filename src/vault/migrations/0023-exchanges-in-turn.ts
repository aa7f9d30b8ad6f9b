/** In which order exchanges were noted: clocks that are off never decide. */
export const exchangesInTurn = `
ALTER TABLE exchange ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE exchange SET turn = counted.turn FROM (
  SELECT key, case_id, direction, row_number() OVER (ORDER BY at) AS turn FROM exchange
) AS counted WHERE counted.key = exchange.key AND counted.case_id = exchange.case_id AND counted.direction = exchange.direction;
CREATE INDEX exchange_by_turn ON exchange (turn);
`;
