import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import smm_portal.kit.dates
import smm_portal.kit.db
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("kit", "0001_text_and_dates"),
    ]

    operations = [
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('mtegm_expert', 'MTEGM uzmanı'), ('mtegm_head', 'MTEGM yöneticisi'), ('oygm_unit', 'ÖYGM birimi'), ('personnel_unit', 'Personel GM birimi'), ('province_director', 'İl millî eğitim müdürü'), ('province_vte', 'İl mesleki ve teknik eğitim birimi'), ('province_training', 'İl öğretmen yetiştirme birimi'), ('province_hr', 'İl insan kaynakları birimi'), ('district_director', 'İlçe millî eğitim müdürü'), ('district_vte', 'İlçe mesleki ve teknik eğitim birimi'), ('principal', 'Okul müdürü'), ('general_coordinator', 'Genel koordinatör'), ('development_coordinator', 'Mesleki gelişim koordinatörü'), ('teacher', 'Öğretmen'), ('evaluator', 'Değerlendirici'), ('auditor', 'Denetçi'), ('system_admin', 'Sistem yöneticisi')], max_length=24, verbose_name='görev')),
                ('starts', models.DateField(default=smm_portal.kit.dates.today, verbose_name='başlangıç')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='bitiş')),
                ('period', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.DateRange(models.F('starts'), models.F('ends')), output_field=django.contrib.postgres.fields.ranges.DateRangeField())),
                ('is_deputy', models.BooleanField(default=False, verbose_name='vekâleten')),
                ('source', models.CharField(default='manual', editable=False, max_length=40)),
            ],
            options={
                'verbose_name': 'görev',
                'verbose_name_plural': 'görevler',
            },
        ),
        migrations.CreateModel(
            name='DutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('mtegm_expert', 'MTEGM uzmanı'), ('mtegm_head', 'MTEGM yöneticisi'), ('oygm_unit', 'ÖYGM birimi'), ('personnel_unit', 'Personel GM birimi'), ('province_director', 'İl millî eğitim müdürü'), ('province_vte', 'İl mesleki ve teknik eğitim birimi'), ('province_training', 'İl öğretmen yetiştirme birimi'), ('province_hr', 'İl insan kaynakları birimi'), ('district_director', 'İlçe millî eğitim müdürü'), ('district_vte', 'İlçe mesleki ve teknik eğitim birimi'), ('principal', 'Okul müdürü'), ('general_coordinator', 'Genel koordinatör'), ('development_coordinator', 'Mesleki gelişim koordinatörü'), ('teacher', 'Öğretmen'), ('evaluator', 'Değerlendirici'), ('auditor', 'Denetçi'), ('system_admin', 'Sistem yöneticisi')], max_length=24, verbose_name='görev')),
                ('starts', models.DateField(default=smm_portal.kit.dates.today, verbose_name='başlangıç')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='bitiş')),
                ('is_deputy', models.BooleanField(default=False, verbose_name='vekâleten')),
                ('source', models.CharField(default='manual', editable=False, max_length=40)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-posta')),
                ('first_name', models.CharField(max_length=80, verbose_name='ad')),
                ('last_name', models.CharField(max_length=80, verbose_name='soyad')),
                ('role', models.CharField(choices=[('mtegm_expert', 'MTEGM uzmanı'), ('mtegm_head', 'MTEGM yöneticisi'), ('oygm_unit', 'ÖYGM birimi'), ('personnel_unit', 'Personel GM birimi'), ('province_director', 'İl millî eğitim müdürü'), ('province_vte', 'İl mesleki ve teknik eğitim birimi'), ('province_training', 'İl öğretmen yetiştirme birimi'), ('province_hr', 'İl insan kaynakları birimi'), ('district_director', 'İlçe millî eğitim müdürü'), ('district_vte', 'İlçe mesleki ve teknik eğitim birimi'), ('principal', 'Okul müdürü'), ('general_coordinator', 'Genel koordinatör'), ('development_coordinator', 'Mesleki gelişim koordinatörü'), ('teacher', 'Öğretmen'), ('evaluator', 'Değerlendirici'), ('auditor', 'Denetçi'), ('system_admin', 'Sistem yöneticisi')], max_length=24, verbose_name='görev')),
                ('duty_ends', models.DateField(blank=True, null=True, verbose_name='görevin bitişi')),
                ('source', models.CharField(default='manual', editable=False, max_length=40)),
                ('token_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='davet tarihi')),
                ('expires_at', models.DateTimeField(verbose_name='son geçerlilik')),
                ('sending_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('failure', models.CharField(blank=True, editable=False, max_length=200, verbose_name='gönderim hatası')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gönderim')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='kabul')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='geri çekilme')),
                ('search', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrFold(smm_portal.kit.db._Joined(smm_portal.kit.db._OrEmpty(models.F('first_name')), smm_portal.kit.db._OrEmpty(models.F('last_name')), smm_portal.kit.db._OrEmpty(models.F('email')))), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'davet',
                'verbose_name_plural': 'davetler',
            },
        ),
        migrations.CreateModel(
            name='InvitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(max_length=254, verbose_name='e-posta')),
                ('first_name', models.CharField(max_length=80, verbose_name='ad')),
                ('last_name', models.CharField(max_length=80, verbose_name='soyad')),
                ('role', models.CharField(choices=[('mtegm_expert', 'MTEGM uzmanı'), ('mtegm_head', 'MTEGM yöneticisi'), ('oygm_unit', 'ÖYGM birimi'), ('personnel_unit', 'Personel GM birimi'), ('province_director', 'İl millî eğitim müdürü'), ('province_vte', 'İl mesleki ve teknik eğitim birimi'), ('province_training', 'İl öğretmen yetiştirme birimi'), ('province_hr', 'İl insan kaynakları birimi'), ('district_director', 'İlçe millî eğitim müdürü'), ('district_vte', 'İlçe mesleki ve teknik eğitim birimi'), ('principal', 'Okul müdürü'), ('general_coordinator', 'Genel koordinatör'), ('development_coordinator', 'Mesleki gelişim koordinatörü'), ('teacher', 'Öğretmen'), ('evaluator', 'Değerlendirici'), ('auditor', 'Denetçi'), ('system_admin', 'Sistem yöneticisi')], max_length=24, verbose_name='görev')),
                ('duty_ends', models.DateField(blank=True, null=True, verbose_name='görevin bitişi')),
                ('source', models.CharField(default='manual', editable=False, max_length=40)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='davet tarihi')),
                ('expires_at', models.DateTimeField(verbose_name='son geçerlilik')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gönderim')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='kabul')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='geri çekilme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('MINISTRY', 'Bakanlık'), ('DIRECTORATE', 'Genel müdürlük'), ('PROVINCE', 'İl millî eğitim müdürlüğü'), ('DISTRICT', 'İlçe millî eğitim müdürlüğü'), ('SCHOOL', 'Okul'), ('CENTER', 'Merkez')], max_length=12, verbose_name='tür')),
                ('name', models.CharField(max_length=250, verbose_name='ad')),
                ('code', models.CharField(blank=True, max_length=12, null=True, unique=True, verbose_name='kısa ad')),
                ('path', models.CharField(db_collation='C', db_default='', editable=False, max_length=120, unique=True)),
                ('detsis', models.CharField(blank=True, max_length=10, null=True, unique=True, verbose_name='DETSİS numarası')),
                ('working', models.BooleanField(default=True, verbose_name='çalışıyor')),
                ('search', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrFold(models.F('name')), output_field=models.TextField())),
                ('sort_key', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrSort(models.F('name')), output_field=models.TextField(db_collation='C'))),
            ],
            options={
                'verbose_name': 'makam',
                'verbose_name_plural': 'makamlar',
            },
        ),
        migrations.CreateModel(
            name='OfficeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('MINISTRY', 'Bakanlık'), ('DIRECTORATE', 'Genel müdürlük'), ('PROVINCE', 'İl millî eğitim müdürlüğü'), ('DISTRICT', 'İlçe millî eğitim müdürlüğü'), ('SCHOOL', 'Okul'), ('CENTER', 'Merkez')], max_length=12, verbose_name='tür')),
                ('name', models.CharField(max_length=250, verbose_name='ad')),
                ('code', models.CharField(blank=True, max_length=12, null=True, verbose_name='kısa ad')),
                ('path', models.CharField(db_collation='C', db_default='', editable=False, max_length=120)),
                ('detsis', models.CharField(blank=True, max_length=10, null=True, verbose_name='DETSİS numarası')),
                ('working', models.BooleanField(default=True, verbose_name='çalışıyor')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_name', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=80, verbose_name='ad')),
                ('query', models.CharField(max_length=2000)),
            ],
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('identity_cipher', models.BinaryField(blank=True, null=True)),
                ('identity_hash', models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-posta')),
                ('first_name', models.CharField(max_length=80, verbose_name='ad')),
                ('last_name', models.CharField(max_length=80, verbose_name='soyad')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefon')),
                ('is_active', models.BooleanField(default=True, verbose_name='etkin')),
                ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='kayıt tarihi')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('identity_cipher', models.BinaryField(blank=True, null=True)),
                ('identity_hash', models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-posta')),
                ('first_name', models.CharField(max_length=80, verbose_name='ad')),
                ('last_name', models.CharField(max_length=80, verbose_name='soyad')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telefon')),
                ('is_active', models.BooleanField(default=True, verbose_name='etkin')),
                ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='kayıt tarihi')),
                ('search', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrFold(smm_portal.kit.db._Joined(smm_portal.kit.db._OrEmpty(models.F('first_name')), smm_portal.kit.db._OrEmpty(models.F('last_name')), smm_portal.kit.db._OrEmpty(models.F('email')))), output_field=models.TextField())),
                ('sort_key', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrSort(smm_portal.kit.db._Joined(smm_portal.kit.db._OrEmpty(models.F('last_name')), smm_portal.kit.db._OrEmpty(models.F('first_name')))), output_field=models.TextField(db_collation='C'))),
            ],
            options={
                'verbose_name': 'kullanıcı',
                'verbose_name_plural': 'kullanıcılar',
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search'), name='gin_trgm_ops'), name='user_search'), models.Index(fields=['sort_key', 'id'], name='user_sort')],
                'constraints': [models.CheckConstraint(condition=models.Q(('email__regex', '^[^A-Z]+$')), name='user_email_lower', violation_error_message='E-posta küçük harflerle yazılır.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_userevent" ("email", "first_name", "id", "identity_cipher", "identity_hash", "is_active", "joined_at", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."email", NEW."first_name", NEW."id", NEW."identity_cipher", NEW."identity_hash", NEW."is_active", NEW."joined_at", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone"); RETURN NULL;', hash='088692cba116cb510cd6b4db749450505f28b5d6', operation='INSERT', pgid='pgtrigger_insert_insert_a9f32', table='offices_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."identity_cipher" IS DISTINCT FROM (NEW."identity_cipher") OR OLD."identity_hash" IS DISTINCT FROM (NEW."identity_hash") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))', func='INSERT INTO "offices_userevent" ("email", "first_name", "id", "identity_cipher", "identity_hash", "is_active", "joined_at", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."email", NEW."first_name", NEW."id", NEW."identity_cipher", NEW."identity_hash", NEW."is_active", NEW."joined_at", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone"); RETURN NULL;', hash='d8e55c896a6d6d7fee7718c7baee18ffda6ba553', operation='UPDATE', pgid='pgtrigger_update_update_41d51', table='offices_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_userevent" ("email", "first_name", "id", "identity_cipher", "identity_hash", "is_active", "joined_at", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."email", OLD."first_name", OLD."id", OLD."identity_cipher", OLD."identity_hash", OLD."is_active", OLD."joined_at", OLD."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone"); RETURN NULL;', hash='a6b1b8c4d3080613fcb5db94bd6e33a8baaca21b', operation='DELETE', pgid='pgtrigger_delete_delete_d1ec9', table='offices_user', when='AFTER')),
        ),
        migrations.AddField(
            model_name='duty',
            name='deputy_for',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to=settings.AUTH_USER_MODEL, verbose_name='vekâlet edilen'),
        ),
        migrations.AddField(
            model_name='duty',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to=settings.AUTH_USER_MODEL, verbose_name='kişi'),
        ),
        migrations.AddField(
            model_name='dutyevent',
            name='deputy_for',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vekâlet edilen'),
        ),
        migrations.AddField(
            model_name='dutyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.duty'),
        ),
        migrations.AddField(
            model_name='dutyevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kişi'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='accepted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.duty', verbose_name='davet eden'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='accepted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='invited_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.duty', verbose_name='davet eden'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.invitation'),
        ),
        migrations.AddField(
            model_name='office',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='offices.office', verbose_name='üst makam'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='office',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.office', verbose_name='makam'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='offices.office', verbose_name='makam'),
        ),
        migrations.AddField(
            model_name='dutyevent',
            name='office',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.office', verbose_name='makam'),
        ),
        migrations.AddField(
            model_name='duty',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='offices.office', verbose_name='makam'),
        ),
        migrations.AddField(
            model_name='officeevent',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.office', verbose_name='üst makam'),
        ),
        migrations.AddField(
            model_name='officeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offices.office'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='userevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='office',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search'), name='gin_trgm_ops'), name='office_search'),
        ),
        migrations.AddIndex(
            model_name='office',
            index=models.Index(fields=['kind', 'sort_key', 'id'], name='office_kind_sort'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'MINISTRY'), ('parent__isnull', True)), models.Q(models.Q(('kind', 'MINISTRY'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='office_ministry_is_root', violation_error_message='Bakanlık dışında her makamın bir üst makamı vardır.'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'MINISTRY')), fields=('kind',), name='office_one_ministry'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='office',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_officeevent" ("code", "detsis", "id", "kind", "name", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working") VALUES (NEW."code", NEW."detsis", NEW."id", NEW."kind", NEW."name", NEW."parent_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."working"); RETURN NULL;', hash='01529c7ccc89fa5c52244cd1b3d1b9573301771c', operation='INSERT', pgid='pgtrigger_insert_insert_40732', table='offices_office', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='office',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."detsis" IS DISTINCT FROM (NEW."detsis") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."working" IS DISTINCT FROM (NEW."working"))', func='INSERT INTO "offices_officeevent" ("code", "detsis", "id", "kind", "name", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working") VALUES (NEW."code", NEW."detsis", NEW."id", NEW."kind", NEW."name", NEW."parent_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."working"); RETURN NULL;', hash='22c1471cd6b2b93f4d386500f932f10ab51e44f0', operation='UPDATE', pgid='pgtrigger_update_update_2fc86', table='offices_office', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='office',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_officeevent" ("code", "detsis", "id", "kind", "name", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "working") VALUES (OLD."code", OLD."detsis", OLD."id", OLD."kind", OLD."name", OLD."parent_id", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."working"); RETURN NULL;', hash='a9b426b2bce832388bb27811e9b74f12aaaf279d', operation='DELETE', pgid='pgtrigger_delete_delete_5a956', table='offices_office', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfb1bc91b5847e46a502a505ff283bd5d84bae75', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fdc99', table='offices_invitationevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search'), name='gin_trgm_ops'), name='invitation_search'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['-created_at'], name='invitation_created'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True)), fields=('email', 'office', 'role'), name='invitation_open_once', violation_error_message='Bu kişiye bu görev için açık bir davet zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('email__regex', '^[^A-Z]+$')), name='invitation_email_lower', violation_error_message='E-posta küçük harflerle yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='invitation_one_end', violation_error_message='Kabul edilmiş bir davet geri çekilemez.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "duty_ends", "email", "expires_at", "first_name", "id", "invited_by_id", "last_name", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "sent_at", "source") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."duty_ends", NEW."email", NEW."expires_at", NEW."first_name", NEW."id", NEW."invited_by_id", NEW."last_name", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."role", NEW."sent_at", NEW."source"); RETURN NULL;', hash='17593ed05cf1dcecde5ceb2c6feba2fd9630aa07', operation='INSERT', pgid='pgtrigger_insert_insert_0cf96', table='offices_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."duty_ends" IS DISTINCT FROM (NEW."duty_ends") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."source" IS DISTINCT FROM (NEW."source"))', func='INSERT INTO "offices_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "duty_ends", "email", "expires_at", "first_name", "id", "invited_by_id", "last_name", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "sent_at", "source") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."duty_ends", NEW."email", NEW."expires_at", NEW."first_name", NEW."id", NEW."invited_by_id", NEW."last_name", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."role", NEW."sent_at", NEW."source"); RETURN NULL;', hash='08bda4e79e24487effb1dec89cae06471731ef94', operation='UPDATE', pgid='pgtrigger_update_update_163b0', table='offices_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "duty_ends", "email", "expires_at", "first_name", "id", "invited_by_id", "last_name", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role", "sent_at", "source") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."created_at", OLD."duty_ends", OLD."email", OLD."expires_at", OLD."first_name", OLD."id", OLD."invited_by_id", OLD."last_name", OLD."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."role", OLD."sent_at", OLD."source"); RETURN NULL;', hash='c96b53ac529a4b0a85b212ae1a1ff85d45a146d8', operation='DELETE', pgid='pgtrigger_delete_delete_b0c14', table='offices_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c3708901d5d44a6476ce1e02c91bb361a5e4ce0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3b8e3', table='offices_dutyevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['office', 'role'], name='duty_office_role'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='duty_period', violation_error_message='Bitiş, başlangıçtan önce olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('deputy_for__isnull', True), models.Q(('is_deputy', True), models.Q(('deputy_for', models.F('user')), _negated=True)), _connector='OR'), name='duty_deputy', violation_error_message='Kişi kendisine vekâlet edemez.'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('user', '='), ('office', '='), ('role', '='), ('period', '&&')], name='duty_once', violation_error_message='Kişinin bu makamda aynı görevi o tarihlerde zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('is_deputy', False), ('role__in', ['district_director', 'principal', 'province_director'])), expressions=[('office', '='), ('role', '='), ('period', '&&')], name='duty_one_head', violation_error_message='Makamın o tarihlerde asaleten bir müdürü var.'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(condition=models.Q(('source', 'manual'), _negated=True), fields=('source',), name='duty_source_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_dutyevent" ("deputy_for_id", "ends", "id", "is_deputy", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "starts", "user_id") VALUES (NEW."deputy_for_id", NEW."ends", NEW."id", NEW."is_deputy", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."source", NEW."starts", NEW."user_id"); RETURN NULL;', hash='773bdfc35e165a8f4ddeb1eb7d4e2a4a1dddc038', operation='INSERT', pgid='pgtrigger_insert_insert_96602', table='offices_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."deputy_for_id" IS DISTINCT FROM (NEW."deputy_for_id") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_deputy" IS DISTINCT FROM (NEW."is_deputy") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "offices_dutyevent" ("deputy_for_id", "ends", "id", "is_deputy", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "starts", "user_id") VALUES (NEW."deputy_for_id", NEW."ends", NEW."id", NEW."is_deputy", NEW."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."source", NEW."starts", NEW."user_id"); RETURN NULL;', hash='a33e8caeb38781602220b54dd2a9e3a56b56add7', operation='UPDATE', pgid='pgtrigger_update_update_9e42d', table='offices_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offices_dutyevent" ("deputy_for_id", "ends", "id", "is_deputy", "office_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "starts", "user_id") VALUES (OLD."deputy_for_id", OLD."ends", OLD."id", OLD."is_deputy", OLD."office_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."source", OLD."starts", OLD."user_id"); RETURN NULL;', hash='28fd9200eae65ea878c7b41ad9028d2c6acc52e1', operation='DELETE', pgid='pgtrigger_delete_delete_f511a', table='offices_duty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='912ca8cdeda6ad3801beac87cc93b07feb494fc1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a53d2', table='offices_officeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(fields=('user', 'list_name', 'name'), name='saved_view_once', violation_error_message='Bu adla kayıtlı bir görünümünüz var.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f71458b7dcb67a2868eb0eb40f5baab00a37ea31', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c06bc', table='offices_userevent', when='BEFORE')),
        ),
    ]
