-- A department's database as it stands: degrees of a university, in a schema of its own.
CREATE TABLE XLXW_XX (
  ZSBH   CHAR(16)     NOT NULL PRIMARY KEY, -- certificate number
  SFZH   CHAR(18)     NOT NULL,             -- citizen number
  XM     VARCHAR(60)  NOT NULL,             -- name, padded
  YXMC   VARCHAR(100) NOT NULL,             -- school
  XW     CHAR(1)      NOT NULL,             -- degree: 2 master, 3 bachelor
  HDRQ   CHAR(8),                           -- conferred on, yyyyMMdd
  CJ     NUMERIC                            -- marks, not to be shared with anybody
);
INSERT INTO XLXW_XX VALUES
  ('1033042010000001', '330102198803120008', '欧阳晓𬱖      ', '示范大学', '3', '20100630', 87),
  ('1033042013000002', '330102198803120008', '欧阳晓𬱖      ', '示范大学', '2', '20130620', 91),
  ('1033042008000003', '330105198609219994', '陈立行          ', '示范理工学院', '3', '20080701', 78);
