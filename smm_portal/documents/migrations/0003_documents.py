"""Documents that are owed, made and kept: the outbox (DESIGN §6)."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_files_never_change'),
        ('offices', '0002_tree_and_duty_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='tür')),
                ('subject', models.CharField(max_length=80, verbose_name='konu')),
                ('version', models.CharField(blank=True, default='', max_length=80, verbose_name='sürüm')),
                ('edition', models.PositiveSmallIntegerField(default=1, verbose_name='nüsha')),
                ('title', models.CharField(max_length=250, verbose_name='başlık')),
                ('params', models.JSONField(blank=True, default=dict)),
                ('code', models.CharField(blank=True, max_length=12, null=True, unique=True, verbose_name='doğrulama kodu')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='düzenlenme zamanı')),
                ('state', models.CharField(choices=[('requested', 'Sırada'), ('leased', 'Hazırlanıyor'), ('ready', 'Hazır'), ('failed', 'Hazırlanamadı')], default='requested', max_length=9, verbose_name='durum')),
                ('progress', models.PositiveSmallIntegerField(default=0, verbose_name='ilerleme')),
                ('progress_word', models.CharField(blank=True, default='', max_length=80)),
                ('lease', models.UUIDField(blank=True, editable=False, null=True)),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('error', models.CharField(blank=True, default='', max_length=500, verbose_name='neden')),
                ('sha256', models.CharField(blank=True, default='', max_length=64, verbose_name='SHA-256 özeti')),
                ('size', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='boyut')),
                ('pages', models.PositiveIntegerField(blank=True, null=True, verbose_name='sayfa')),
                ('ready_at', models.DateTimeField(blank=True, null=True, verbose_name='hazır olma zamanı')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.duty', verbose_name='isteyen')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.storedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.office', verbose_name='düzenleyen makam')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='offices.office', verbose_name='ait olduğu makam')),
            ],
            options={
                'verbose_name': 'belge',
                'verbose_name_plural': 'belgeler',
                'indexes': [models.Index(fields=['-issued_at', '-id'], name='document_newest'), models.Index(fields=['owner', '-issued_at'], name='document_owner'), models.Index(condition=models.Q(('state__in', ('requested', 'leased'))), fields=['leased_until'], name='document_owed'), models.Index(condition=models.Q(('sha256', ''), _negated=True), fields=['sha256'], name='document_hash')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'subject', 'version', 'edition'), name='document_once'), models.CheckConstraint(condition=models.Q(('code__isnull', True), ('code__regex', '^[ACDEFGHJKMNPRTUVWXY34679]{12}$'), _connector='OR'), name='document_code'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(('file__isnull', False), ('pages__gt', 0), ('ready_at__isnull', False), ('size__gt', 0), ('lease__isnull', True), ('sha256__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='document_ready_whole'), models.CheckConstraint(condition=models.Q(('state', 'ready'), models.Q(('file__isnull', True), ('sha256', '')), _connector='OR'), name='document_no_file_before'), models.CheckConstraint(condition=models.Q(models.Q(('lease__isnull', False), ('state', 'leased')), models.Q(models.Q(('state', 'leased'), _negated=True), ('lease__isnull', True)), _connector='OR'), name='document_lease')],
            },
        ),
    ]
