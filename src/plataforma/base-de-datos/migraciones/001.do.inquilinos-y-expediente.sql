-- Esquema inicial. Toda tabla de inquilino lleva municipio_id (CUT) como primera columna de
-- su clave, de sus referencias y de sus índices, con seguridad por fila forzada: así un
-- municipio no ve datos de otro aunque una consulta olvide el predicado, y Citus puede
-- repartir las filas por municipio. Los identificadores son UUIDv7 hechos por la aplicación.

-- ---------------------------------------------------------------- tablas de referencia
create table municipio (
  municipio_id integer primary key check (municipio_id between 1101 and 99999),
  slug text not null unique,
  nombre text not null,
  region_codigo text not null,
  zona_horaria text not null,
  datos jsonb not null default '{}'
);

create table persona (
  persona_id uuid primary key,
  run integer not null unique check (run > 0),
  dv text not null check (dv ~ '^[0-9K]$'),
  nombres text not null,
  apellidos text not null,
  correo text,
  telefono text,
  creada_en timestamptz not null,
  actualizada_en timestamptz not null
);

-- Solo se guarda el hash del identificador de sesión: quien lea la tabla no puede usarla.
create table sesion (
  sesion_hash text primary key,
  persona_id uuid not null references persona,
  municipio_id integer references municipio,
  funcionario_id uuid,
  segundo_factor boolean not null default false,
  creada_en timestamptz not null,
  vista_en timestamptz not null,
  expira_en timestamptz not null
);
create index sesion_expira on sesion (expira_en);

-- Intentos de ingreso en curso (state de OIDC): de un solo uso.
create table ingreso_pendiente (
  estado_hash text primary key,
  destino text not null,
  ambito text not null check (ambito in ('ciudadano', 'funcionario')),
  municipio_id integer references municipio,
  creado_en timestamptz not null,
  expira_en timestamptz not null
);

create table tramite_nacional (
  tramite_id text not null,
  version integer not null,
  definicion jsonb not null,
  hash text not null,
  publicado_en timestamptz not null,
  primary key (tramite_id, version)
);

-- ---------------------------------------------------------------- organización municipal
create table unidad (
  municipio_id integer not null references municipio,
  unidad_id text not null,
  nombre text not null,
  responsable text,
  cargo_responsable text,
  correo text,
  telefono text,
  direccion text,
  horario text,
  activa boolean not null default true,
  primary key (municipio_id, unidad_id)
);

create table funcionario (
  municipio_id integer not null references municipio,
  funcionario_id uuid not null,
  run integer not null,
  nombre text not null,
  cargo text not null,
  correo text not null,
  totp_secreto text,
  totp_ultimo_paso bigint not null default 0,
  totp_fallos integer not null default 0,
  totp_bloqueado_hasta timestamptz,
  activo boolean not null default true,
  creado_en timestamptz not null,
  primary key (municipio_id, funcionario_id),
  unique (municipio_id, run)
);

create table funcionario_rol (
  municipio_id integer not null,
  funcionario_id uuid not null,
  unidad_id text not null,
  rol text not null check (rol in ('administrador', 'revisor', 'firmante', 'oficina_partes', 'tesoreria', 'lector')),
  primary key (municipio_id, funcionario_id, unidad_id, rol),
  foreign key (municipio_id, funcionario_id) references funcionario,
  foreign key (municipio_id, unidad_id) references unidad
);

-- Adopción: referencia a una versión nacional más una capa municipal (nunca una copia).
create table tramite_adopcion (
  municipio_id integer not null references municipio,
  tramite_id text not null,
  version integer not null,
  capa jsonb not null default '{}',
  estado text not null check (estado in ('borrador', 'publicado', 'retirado')),
  publicado_en timestamptz,
  actualizado_en timestamptz not null,
  primary key (municipio_id, tramite_id),
  foreign key (tramite_id, version) references tramite_nacional
);

-- Folios correlativos sin saltos: la fila se actualiza en la misma transacción del acto.
create table folio (
  municipio_id integer not null references municipio,
  serie text not null,
  anio integer not null,
  ultimo integer not null check (ultimo >= 0),
  primary key (municipio_id, serie, anio)
);

-- ---------------------------------------------------------------- solicitudes y expedientes
create table borrador (
  municipio_id integer not null references municipio,
  borrador_id uuid not null,
  persona_id uuid not null references persona,
  tramite_id text not null,
  version integer not null,
  respuestas jsonb not null default '{}',
  crudos jsonb not null default '{}',
  paginas_listas text[] not null default '{}',
  estado text not null check (estado in ('abierto', 'por_pagar', 'ingresado', 'descartado')),
  declarado_en timestamptz,
  expediente_id uuid,
  creado_en timestamptz not null,
  actualizado_en timestamptz not null,
  primary key (municipio_id, borrador_id),
  foreign key (tramite_id, version) references tramite_nacional
);
create unique index borrador_vivo on borrador (municipio_id, persona_id, tramite_id)
  where estado in ('abierto', 'por_pagar');

create table expediente (
  municipio_id integer not null references municipio,
  expediente_id uuid not null,
  iuie text not null,
  folio text not null,
  tramite_id text not null,
  version integer not null,
  capa jsonb not null default '{}',
  persona_id uuid not null references persona,
  interesado_run integer not null,
  interesado_nombre text not null,
  titulo text not null,
  respuestas jsonb not null,
  marcado jsonb not null,
  acciones jsonb not null default '{}',
  estado text not null check (estado in ('en_tramite', 'por_subsanar', 'terminado')),
  resultado text check (resultado in ('aprobado', 'rechazado', 'desistido', 'abandonado')),
  paso_actual text not null,
  unidad_id text not null,
  rol_actual text,
  asignado_a uuid,
  ingresado_en timestamptz not null,
  efectivo_fecha date not null,
  vence_fecha date not null,
  terminado_en timestamptz,
  revision integer not null default 0,
  ultimo_evento integer not null default 0,
  ultimo_hash text not null,
  busqueda text not null default '',
  primary key (municipio_id, expediente_id),
  unique (municipio_id, folio),
  unique (municipio_id, iuie),
  foreign key (municipio_id, unidad_id) references unidad,
  foreign key (tramite_id, version) references tramite_nacional
);
create index expediente_bandeja on expediente (municipio_id, unidad_id, estado, vence_fecha, expediente_id);
create index expediente_estado on expediente (municipio_id, estado, vence_fecha, expediente_id);
create index expediente_asignado on expediente (municipio_id, asignado_a, estado, vence_fecha, expediente_id);
create index expediente_persona on expediente (municipio_id, persona_id, ingresado_en desc, expediente_id);

-- Índice de una persona en todos los municipios: solo lo propio, sin contenido del expediente.
create table persona_expediente (
  persona_id uuid not null references persona,
  municipio_id integer not null references municipio,
  expediente_id uuid not null,
  ingresado_en timestamptz not null,
  primary key (persona_id, municipio_id, expediente_id)
);

-- Historia de solo agregar, encadenada por hash (DS 10/2023 arts. 11 y 19).
create table evento (
  municipio_id integer not null,
  expediente_id uuid not null,
  numero integer not null check (numero > 0),
  tipo text not null,
  datos jsonb not null,
  actor jsonb not null,
  ocurrido_en timestamptz not null,
  hash_anterior text not null,
  hash text not null,
  primary key (municipio_id, expediente_id, numero),
  foreign key (municipio_id, expediente_id) references expediente
);

-- Registro de accesos (DS 4/2020 art. 49; DS 10/2023 art. 19 n° 5).
create table acceso (
  municipio_id integer not null,
  acceso_id uuid not null,
  expediente_id uuid not null,
  documento_id uuid,
  actor jsonb not null,
  motivo text not null,
  ocurrido_en timestamptz not null,
  primary key (municipio_id, acceso_id),
  foreign key (municipio_id, expediente_id) references expediente
);
create index acceso_expediente on acceso (municipio_id, expediente_id, ocurrido_en);

create table documento (
  municipio_id integer not null,
  documento_id uuid not null,
  expediente_id uuid not null,
  orden integer not null check (orden > 0),
  clase text not null,
  titulo text not null,
  tipo_documental integer not null,
  nombre_archivo text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  tipo_mime text not null,
  origen text not null check (origen in ('interesado', 'plataforma', 'funcionario', 'interoperabilidad')),
  firmado boolean not null default false,
  firmante text,
  id_solicitud_firma text,
  codigo_verificacion text,
  estado text not null default 'vigente' check (estado in ('vigente', 'revocado')),
  motivo_revocacion text,
  revocado_en timestamptz,
  sensible boolean not null default false,
  metadatos jsonb not null default '{}',
  incorporado_en timestamptz not null,
  primary key (municipio_id, documento_id),
  unique (municipio_id, expediente_id, orden),
  unique (municipio_id, codigo_verificacion),
  foreign key (municipio_id, expediente_id) references expediente
);

-- Archivo subido a un borrador: no llega al expediente hasta que se ingresa y está limpio.
create table adjunto (
  municipio_id integer not null,
  adjunto_id uuid not null,
  borrador_id uuid not null,
  campo_id text not null,
  nombre_archivo text not null,
  sha256 text not null,
  bytes bigint not null,
  tipo_mime text not null,
  antivirus text not null check (antivirus in ('pendiente', 'limpio', 'infectado', 'sin_antivirus')),
  subido_en timestamptz not null,
  primary key (municipio_id, adjunto_id),
  foreign key (municipio_id, borrador_id) references borrador
);
create index adjunto_borrador on adjunto (municipio_id, borrador_id, campo_id);

-- Los plazos son filas, no temporizadores: un trabajo busca los vencidos.
create table plazo (
  municipio_id integer not null,
  plazo_id uuid not null,
  expediente_id uuid not null,
  clase text not null check (clase in ('resolucion', 'subsanacion', 'tarea', 'recurso', 'procedimiento')),
  nodo_id text,
  articulo text not null,
  inicia date not null,
  vence date not null,
  vence_en timestamptz not null,
  explicacion text not null,
  estado text not null check (estado in ('corriendo', 'cumplido', 'vencido', 'anulado')),
  cerrado_en timestamptz,
  primary key (municipio_id, plazo_id),
  foreign key (municipio_id, expediente_id) references expediente
);
create index plazo_corriendo on plazo (municipio_id, vence_en) where estado = 'corriendo';
create index plazo_expediente on plazo (municipio_id, expediente_id);

create table correccion (
  municipio_id integer not null,
  correccion_id uuid not null,
  expediente_id uuid not null,
  campos jsonb not null,
  mensaje text not null,
  plazo_id uuid not null,
  estado text not null check (estado in ('pendiente', 'respondida', 'vencida')),
  respuestas jsonb,
  crudos jsonb not null default '{}',
  pedida_por uuid not null,
  pedida_en timestamptz not null,
  respondida_en timestamptz,
  primary key (municipio_id, correccion_id),
  foreign key (municipio_id, expediente_id) references expediente,
  foreign key (municipio_id, plazo_id) references plazo
);
create unique index correccion_pendiente on correccion (municipio_id, expediente_id) where estado = 'pendiente';

create table nota (
  municipio_id integer not null,
  nota_id uuid not null,
  expediente_id uuid not null,
  funcionario_id uuid not null,
  texto text not null,
  escrita_en timestamptz not null,
  primary key (municipio_id, nota_id),
  foreign key (municipio_id, expediente_id) references expediente
);

-- ---------------------------------------------------------------- pagos
-- Giro de ingreso municipal: una deuda con un solo estado.
create table giro (
  municipio_id integer not null references municipio,
  giro_id uuid not null,
  folio text not null,
  borrador_id uuid not null,
  persona_id uuid not null references persona,
  concepto text not null,
  detalle jsonb not null,
  monto bigint not null check (monto > 0),
  estado text not null check (estado in ('emitido', 'pagado', 'anulado', 'devuelto')),
  emitido_en timestamptz not null,
  pagado_en timestamptz,
  primary key (municipio_id, giro_id),
  unique (municipio_id, folio),
  foreign key (municipio_id, borrador_id) references borrador
);
create unique index giro_vivo on giro (municipio_id, borrador_id) where estado in ('emitido', 'pagado');

create table pago_intento (
  municipio_id integer not null,
  intento_id uuid not null,
  giro_id uuid not null,
  orden_compra text not null,
  sesion_pago text not null,
  token text,
  monto bigint not null check (monto > 0),
  estado text not null check (estado in
    ('creado', 'en_pasarela', 'aprobado', 'rechazado', 'abortado', 'expirado', 'dudoso', 'reembolsado')),
  respuesta jsonb,
  creado_en timestamptz not null,
  resuelto_en timestamptz,
  primary key (municipio_id, intento_id),
  unique (municipio_id, orden_compra),
  foreign key (municipio_id, giro_id) references giro
);
create unique index pago_intento_token on pago_intento (municipio_id, token) where token is not null;
create unique index pago_intento_aprobado on pago_intento (municipio_id, giro_id) where estado = 'aprobado';
create index pago_intento_pendiente on pago_intento (municipio_id, creado_en)
  where estado not in ('aprobado', 'rechazado', 'reembolsado');

-- Libro de pagos: solo agregar. clave_idempotencia impide asentar dos veces lo mismo.
create table asiento_pago (
  municipio_id integer not null,
  asiento_id uuid not null,
  giro_id uuid not null,
  intento_id uuid not null,
  clase text not null check (clase in ('pago', 'reembolso')),
  monto bigint not null check (monto > 0),
  clave_idempotencia text not null,
  detalle jsonb not null,
  asentado_en timestamptz not null,
  primary key (municipio_id, asiento_id),
  unique (municipio_id, clave_idempotencia),
  foreign key (municipio_id, giro_id) references giro,
  foreign key (municipio_id, intento_id) references pago_intento
);

-- ---------------------------------------------------------------- avisos
-- Notificación legal (art. 46 Ley 19.880, DS 8/2023) y aviso informativo por correo.
create table notificacion (
  municipio_id integer not null,
  notificacion_id uuid not null,
  expediente_id uuid not null,
  canal text not null check (canal in ('ddu', 'correo')),
  clase text not null check (clase in ('inicio', 'instruccion', 'finalizacion', 'aviso')),
  destinatario_run integer not null,
  destinatario_correo text,
  asunto text not null,
  cuerpo text not null,
  documentos uuid[] not null default '{}',
  estado text not null check (estado in
    ('pendiente', 'enviada', 'entregada', 'exceptuada', 'sin_ddu', 'fallida')),
  transaccion_id text,
  intentos integer not null default 0,
  ultimo_error text,
  creada_en timestamptz not null,
  enviada_en timestamptz,
  presunta_fecha date,
  recibida_en timestamptz,
  primary key (municipio_id, notificacion_id),
  foreign key (municipio_id, expediente_id) references expediente
);
create index notificacion_expediente on notificacion (municipio_id, expediente_id, creada_en);
create index notificacion_pendiente on notificacion (municipio_id, creada_en) where estado = 'pendiente';

-- Registro de actos de administración (cuentas, roles, publicación): solo agregar.
create table acto_administracion (
  municipio_id integer not null references municipio,
  acto_id uuid not null,
  actor jsonb not null,
  tipo text not null,
  datos jsonb not null,
  ocurrido_en timestamptz not null,
  primary key (municipio_id, acto_id)
);
create index acto_reciente on acto_administracion (municipio_id, ocurrido_en desc, acto_id);

-- Cifras por municipio y día: los tableros nacionales leen de aquí, nunca recorren los datos.
create table resumen_diario (
  municipio_id integer not null references municipio,
  fecha date not null,
  tramite_id text not null,
  ingresados integer not null default 0,
  aprobados integer not null default 0,
  rechazados integer not null default 0,
  desistidos integer not null default 0,
  dentro_de_plazo integer not null default 0,
  fuera_de_plazo integer not null default 0,
  pagado_clp bigint not null default 0,
  primary key (municipio_id, fecha, tramite_id)
);

-- ---------------------------------------------------------------- aislamiento
do $$
declare tabla text;
begin
  foreach tabla in array array[
    'unidad', 'funcionario', 'funcionario_rol', 'tramite_adopcion', 'folio', 'borrador',
    'expediente', 'evento', 'acceso', 'documento', 'adjunto', 'plazo', 'correccion', 'nota',
    'giro', 'pago_intento', 'asiento_pago', 'notificacion', 'acto_administracion', 'resumen_diario'
  ] loop
    execute format('alter table %I enable row level security', tabla);
    execute format('alter table %I force row level security', tabla);
    execute format(
      'create policy inquilino on %I using (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int)) '
      || 'with check (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int))', tabla);
  end loop;
end $$;

-- ---------------------------------------------------------------- permisos del rol de la aplicación
grant usage on schema public to muni_app;
grant select on municipio, tramite_nacional to muni_app;
grant select, insert, update on persona to muni_app;
grant select, insert, update, delete on sesion, ingreso_pendiente to muni_app;
grant select, insert on persona_expediente to muni_app;
grant select, insert, update on
  unidad, funcionario, tramite_adopcion, folio, borrador, expediente, documento, plazo, correccion,
  giro, pago_intento, notificacion, resumen_diario to muni_app;
grant select, insert, update, delete on funcionario_rol, adjunto to muni_app;
-- Solo agregar: la aplicación no puede cambiar ni borrar la historia.
grant select, insert on evento, acceso, nota, asiento_pago, acto_administracion to muni_app;
