-- Un ingreso completado se conserva hasta que vence: quien recarga la vuelta de ClaveÚnica debe
-- saber que ya se usó, y no que se demoró.
alter table ingreso_pendiente add column usado_en timestamptz;
