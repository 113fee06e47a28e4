-- A database of schema version 4: a finished session, one that was left, one that was
-- running when the machine stopped, an assignment with two lines, one declined, and a
-- report that told one answer.
PRAGMA foreign_keys=OFF;
PRAGMA application_id=1196911409;
PRAGMA user_version=4;
BEGIN TRANSACTION;
CREATE TABLE answer (
	session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
	step TEXT NOT NULL,
	kind TEXT NOT NULL,
	holds TEXT NOT NULL,
	text TEXT,
	number INTEGER,
	keep TEXT,
	track TEXT,
	at_ms INTEGER NOT NULL, opened TEXT,
	PRIMARY KEY (session, step)
) STRICT;
INSERT INTO "answer" VALUES(1,'calm','rate','number',NULL,6,NULL,'calm',1795334460000,'How calm?');
INSERT INTO "answer" VALUES(1,'values','choose','choices',NULL,NULL,'values',NULL,1795334520000,NULL);
INSERT INTO "answer" VALUES(1,'intention','write','text','To listen, çà et là.',NULL,'intention',NULL,1795334580000,NULL);
INSERT INTO "answer" VALUES(3,'day','write','text','Slow rain all day.',NULL,NULL,NULL,1795507260000,NULL);
CREATE TABLE assignment (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	title TEXT NOT NULL,
	sender TEXT NOT NULL,
	recipient TEXT NOT NULL,
	made TEXT,
	starts TEXT,
	ends TEXT,
	leave_out TEXT NOT NULL,
	longest_ms INTEGER NOT NULL,
	text TEXT NOT NULL,
	folder TEXT,
	signer INTEGER REFERENCES signer (id),
	taken_ms INTEGER NOT NULL,
	ended_ms INTEGER,
	replaced INTEGER NOT NULL
, taken_offset_s INTEGER, ended_offset_s INTEGER) STRICT;
INSERT INTO "assignment" VALUES(1,'a-gentle-start','A gentle start','The clinic','R.','2026-11-20','2026-11-24',NULL,'holds body ',600000,'[assignment]',NULL,1,1795334400000,NULL,0,46800,NULL);
CREATE TABLE choice (
	session INTEGER NOT NULL,
	step TEXT NOT NULL,
	position INTEGER NOT NULL,
	word TEXT NOT NULL,
	PRIMARY KEY (session, step, position),
	FOREIGN KEY (session, step) REFERENCES answer (session, step)
		ON DELETE CASCADE
) STRICT;
INSERT INTO "choice" VALUES(1,'values',0,'rest');
INSERT INTO "choice" VALUES(1,'values',1,'courage');
CREATE TABLE report (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	reader TEXT NOT NULL,
	reader_name TEXT NOT NULL,
	made_ms INTEGER NOT NULL,
	first_date INTEGER NOT NULL,
	last_date INTEGER NOT NULL,
	file TEXT NOT NULL
) STRICT;
INSERT INTO "report" VALUES(1,'0123456789abcdef0123456789abcdef','azNw9A4_OE2BH8izZuJGDctNNN4OfV_vLkBfPykuFGE','The clinic',1795420800000,20778,20780,'/home/r/report.gwr');
CREATE TABLE session (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	revision INTEGER NOT NULL,
	practice TEXT NOT NULL,
	title TEXT NOT NULL,
	source TEXT NOT NULL,
	started_ms INTEGER NOT NULL,
	offset_s INTEGER NOT NULL,
	planned_ms INTEGER NOT NULL,
	spent_ms INTEGER NOT NULL,
	ended TEXT NOT NULL,
	step INTEGER NOT NULL,
	position_ms INTEGER NOT NULL,
	put_away INTEGER NOT NULL,
	pid INTEGER NOT NULL,
	boot TEXT NOT NULL,
	born INTEGER NOT NULL,
	place TEXT,
	steps TEXT
) STRICT;
INSERT INTO "session" VALUES(1,'0123456789abcdef0123456789abcdef',7,'int-draft','A first intention','self',1795334400000,3600,600000,612000,'finished',5,0,0,4242,'5b2f8f0e-3c68-4b71-9f3a-6f4f3f1f2a10',1000,'day 15','words, intention');
INSERT INTO "session" VALUES(2,'fedcba9876543210fedcba9876543210',3,'mind-anchor','One anchor','assignment:7',1795420800000,3600,300000,120000,'left',2,45000,1,4243,'5b2f8f0e-3c68-4b71-9f3a-6f4f3f1f2a10',2000,NULL,NULL);
INSERT INTO "session" VALUES(3,'00112233445566778899aabbccddeeff',4,'ret-evening','The evening page','self',1795507200000,3600,900000,300000,'running',1,0,0,4244,'5b2f8f0e-3c68-4b71-9f3a-6f4f3f1f2a10',3000,'day 2',NULL);
CREATE TABLE signer (
	id INTEGER PRIMARY KEY,
	signs TEXT NOT NULL,
	seals TEXT NOT NULL,
	name TEXT NOT NULL,
	first_ms INTEGER NOT NULL,
	last_ms INTEGER NOT NULL,
	former INTEGER REFERENCES signer (id),
	UNIQUE (signs, seals)
) STRICT;
INSERT INTO "signer" VALUES(1,'azNw9A4_OE2BH8izZuJGDctNNN4OfV_vLkBfPykuFGE','_BbubAOelMJvBkie1nIjst4tzVErCEPoLJRCHAIWOgo','The clinic',1795334400000,1795334400000,NULL);
CREATE TABLE task (
	assignment INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	practice TEXT NOT NULL,
	steps TEXT,
	times TEXT NOT NULL,
	minutes_ms INTEGER NOT NULL,
	at_time TEXT,
	why TEXT,
	accepted INTEGER NOT NULL,
	PRIMARY KEY (assignment, position)
) STRICT;
INSERT INTO "task" VALUES(1,0,'mornings','ground-54321',NULL,'5 a week',180000,'after brushing teeth','So that it is familiar.',1);
INSERT INTO "task" VALUES(1,1,'first-breaths','breath-longer-out','settle, first','3 a week',0,NULL,NULL,0);
CREATE TABLE told (
	report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
	session TEXT NOT NULL,
	step TEXT NOT NULL,
	at_ms INTEGER NOT NULL,
	PRIMARY KEY (report, session, step)
) STRICT;
INSERT INTO "told" VALUES(1,'0123456789abcdef0123456789abcdef','calm',1795334460000);
CREATE UNIQUE INDEX assignment_stands ON assignment (name)
	WHERE ended_ms IS NULL;
CREATE INDEX session_started ON session (started_ms, id);
CREATE INDEX session_running ON session (id) WHERE ended = 'running';
CREATE INDEX answer_keep ON answer (keep, at_ms) WHERE keep IS NOT NULL;
COMMIT;
