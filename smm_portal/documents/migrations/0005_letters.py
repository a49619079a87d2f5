"""Official letters: drafts, and what DYS gave them."""

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import smm_portal.kit.db
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_documents_never_change'),
        ('offices', '0006_identity_views_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='tür')),
                ('subject', models.CharField(max_length=80, verbose_name='konusu olan kayıt')),
                ('no', models.PositiveSmallIntegerField(default=1, verbose_name='kaçıncı yazı')),
                ('title', models.CharField(max_length=200, verbose_name='başlık')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='hazırlama zamanı')),
                ('number', models.CharField(blank=True, default='', max_length=60, validators=[django.core.validators.RegexValidator('^[EZO]-[0-9]{6,10}-[0-9]{2,3}(\\.[0-9]{2}){0,3}-[0-9]+$', 'Sayı, E-20880154-10.04-101393051 biçiminde yazılır.')], verbose_name='sayı')),
                ('date', models.DateField(blank=True, null=True, verbose_name='tarih')),
                ('entered_at', models.DateTimeField(blank=True, null=True, verbose_name='sayının girilme zamanı')),
                ('reason', models.CharField(blank=True, default='', max_length=500, verbose_name='düzeltme gerekçesi')),
                ('search', models.GeneratedField(db_persist=True, expression=smm_portal.kit.db.TrFold(smm_portal.kit.db._Joined(smm_portal.kit.db._OrEmpty(models.F('title')), smm_portal.kit.db._OrEmpty(models.F('number')))), output_field=models.TextField())),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='documents.letter', verbose_name='düzelttiği kayıt')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='documents.document', verbose_name='taslak')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.duty', verbose_name='sayıyı giren')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='documents.storedfile', verbose_name='imzalı yazı (PDF)')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='offices.office', verbose_name='yazan makam')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office', verbose_name='ilgili makam')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.duty', verbose_name='hazırlayan')),
            ],
            options={
                'verbose_name': 'resmî yazı',
                'verbose_name_plural': 'resmî yazılar',
            },
        ),
        migrations.CreateModel(
            name='LetterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40, verbose_name='tür')),
                ('subject', models.CharField(max_length=80, verbose_name='konusu olan kayıt')),
                ('no', models.PositiveSmallIntegerField(default=1, verbose_name='kaçıncı yazı')),
                ('title', models.CharField(max_length=200, verbose_name='başlık')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='hazırlama zamanı')),
                ('number', models.CharField(blank=True, default='', max_length=60, validators=[django.core.validators.RegexValidator('^[EZO]-[0-9]{6,10}-[0-9]{2,3}(\\.[0-9]{2}){0,3}-[0-9]+$', 'Sayı, E-20880154-10.04-101393051 biçiminde yazılır.')], verbose_name='sayı')),
                ('date', models.DateField(blank=True, null=True, verbose_name='tarih')),
                ('entered_at', models.DateTimeField(blank=True, null=True, verbose_name='sayının girilme zamanı')),
                ('reason', models.CharField(blank=True, default='', max_length=500, verbose_name='düzeltme gerekçesi')),
                ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.letter', verbose_name='düzelttiği kayıt')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document', verbose_name='taslak')),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.duty', verbose_name='sayıyı giren')),
                ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile', verbose_name='imzalı yazı (PDF)')),
                ('office', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.office', verbose_name='yazan makam')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.office', verbose_name='ilgili makam')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.letter')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offices.duty', verbose_name='hazırlayan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('search'), name='gin_trgm_ops'), name='letter_search'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['-written_at', '-id'], name='letter_newest'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['office', '-written_at'], name='letter_office'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['owner', '-written_at'], name='letter_owner'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('kind', 'subject', 'no'), name='letter_once', violation_error_message='Bu yazı az önce hazırlandı. Sayfayı yenileyin.'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('number', '')), fields=('kind', 'subject'), name='letter_one_draft', violation_error_message='Bu yazının bir taslağı var. Yenisinden önce onun sayısını girin.'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), ('number__regex', '^[EZO]-[0-9]{6,10}-[0-9]{2,3}(\\.[0-9]{2}){0,3}-[0-9]+$'), _connector='OR'), name='letter_number_form', violation_error_message='Sayı, E-20880154-10.04-101393051 biçiminde yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('number', ''), _negated=True), ('date__isnull', False), ('file__isnull', False), ('entered_at__isnull', False), ('entered_by__isnull', False)), models.Q(('date__isnull', True), ('file__isnull', True), ('number', ''), ('entered_at__isnull', True), ('entered_by__isnull', True)), _connector='OR'), name='letter_whole', violation_error_message='Sayı, tarih ve imzalı yazı birlikte girilir.'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('reason', '')), models.Q(('corrects__isnull', False), models.Q(('reason', ''), _negated=True), models.Q(('number', ''), _negated=True)), _connector='OR'), name='letter_correction', violation_error_message='Düzeltme; gerekçesi, sayısı, tarihi ve imzalı yazısıyla birlikte girilir.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_letterevent" ("corrects_id", "date", "document_id", "entered_at", "entered_by_id", "file_id", "id", "kind", "no", "number", "office_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "title", "written_at", "written_by_id") VALUES (NEW."corrects_id", NEW."date", NEW."document_id", NEW."entered_at", NEW."entered_by_id", NEW."file_id", NEW."id", NEW."kind", NEW."no", NEW."number", NEW."office_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."subject", NEW."title", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='f18e1424c9a31f6d0b81bcad319a87738ef6a2ca', operation='INSERT', pgid='pgtrigger_insert_insert_6dbc1', table='documents_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."no" IS DISTINCT FROM (NEW."no") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "documents_letterevent" ("corrects_id", "date", "document_id", "entered_at", "entered_by_id", "file_id", "id", "kind", "no", "number", "office_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "title", "written_at", "written_by_id") VALUES (NEW."corrects_id", NEW."date", NEW."document_id", NEW."entered_at", NEW."entered_by_id", NEW."file_id", NEW."id", NEW."kind", NEW."no", NEW."number", NEW."office_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."subject", NEW."title", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='c39c941f3e064354f2c5be61094b657005516324', operation='UPDATE', pgid='pgtrigger_update_update_76e41', table='documents_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_letterevent" ("corrects_id", "date", "document_id", "entered_at", "entered_by_id", "file_id", "id", "kind", "no", "number", "office_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "title", "written_at", "written_by_id") VALUES (OLD."corrects_id", OLD."date", OLD."document_id", OLD."entered_at", OLD."entered_by_id", OLD."file_id", OLD."id", OLD."kind", OLD."no", OLD."number", OLD."office_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."subject", OLD."title", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='9ce9b1ee5a3f4a88c5ec965f767dd658ebc5d35c', operation='DELETE', pgid='pgtrigger_delete_delete_06187', table='documents_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='586029a9685835ebdc84e0d9c78a903cae29e7d5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2c95', table='documents_letterevent', when='BEFORE')),
        ),
    ]
