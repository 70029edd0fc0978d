-- Records as the bot kept them in 0.1.0, written by that version (sqlite3's .dump); nobody in it is real.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE feedback (
	day DATE NOT NULL, 
	entry VARCHAR(60) NOT NULL, 
	knowledge VARCHAR(64) NOT NULL, 
	helped INTEGER NOT NULL, 
	not_helped INTEGER NOT NULL, 
	PRIMARY KEY (day, entry, knowledge)
);
INSERT INTO "feedback" VALUES('2026-11-25','walks-compulsory','abc',1,1);
CREATE TABLE handovers (
	id VARCHAR(12) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	opened DATETIME NOT NULL, 
	expires DATETIME, 
	closed DATETIME, 
	server BIGINT, 
	asker BIGINT, 
	asker_name VARCHAR(100), 
	question TEXT, 
	officer BIGINT, 
	answer TEXT, 
	channel BIGINT, 
	message BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "handovers" VALUES('HdpmWKlD-9xH','open','2026-11-26 09:30:00.000000','2026-12-10 09:30:00.000000',NULL,1001,11,NULL,'May my head watch me twice a week?',NULL,NULL,1003,5001);
INSERT INTO "handovers" VALUES('Q2HGCW7oWZ-q','claimed','2026-11-26 09:30:00.000000','2026-12-10 09:30:00.000000',NULL,1001,12,'Zebedee','Who pays for the cover?',1900,NULL,1003,5002);
INSERT INTO "handovers" VALUES('UI0VGlcbluly','answered','2026-11-26 09:30:00.000000','2026-12-03 10:30:00.000000',NULL,1001,13,NULL,'Is there a form?',1900,'There is none.',1003,5003);
INSERT INTO "handovers" VALUES('Tn9MRAFGmUPt','withdrawn','2026-11-26 09:30:00.000000',NULL,'2026-11-26 09:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "handovers" VALUES('CHWGQao-KiuE','open','2026-11-26 09:30:00.000000','2026-12-10 09:30:00.000000',NULL,1001,15,NULL,'Not posted yet?',NULL,NULL,NULL,NULL);
CREATE TABLE server_settings (
	server BIGINT NOT NULL, 
	officer_role BIGINT, 
	officers_channel BIGINT, 
	private BOOLEAN NOT NULL, 
	channels JSON NOT NULL, 
	PRIMARY KEY (server)
);
INSERT INTO "server_settings" VALUES(1001,1002,1003,0,'[1004, 1005]');
INSERT INTO "server_settings" VALUES(2001,2002,NULL,1,'[]');
CREATE INDEX ix_handovers_state ON handovers (state);
CREATE INDEX ix_handovers_asker ON handovers (asker);
COMMIT;
