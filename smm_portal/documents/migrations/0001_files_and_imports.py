"""Files, and the imports that read them."""
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_people_and_offices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256 özeti')),
                ('size', models.PositiveBigIntegerField(verbose_name='boyut')),
                ('content_type', models.CharField(max_length=100, verbose_name='tür')),
                ('name', models.CharField(max_length=200, verbose_name='dosya adı')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='yükleme zamanı')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.duty')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to=settings.AUTH_USER_MODEL, verbose_name='yükleyen')),
            ],
            options={
                'verbose_name': 'dosya',
                'verbose_name_plural': 'dosyalar',
            },
        ),
        migrations.CreateModel(
            name='ImportJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='tür')),
                ('state', models.CharField(choices=[('checking', 'Denetleniyor'), ('ready', 'Onayınızı bekliyor'), ('failed', 'Aktarılamadı'), ('applying', 'Aktarılıyor'), ('done', 'Aktarıldı'), ('cancelled', 'Vazgeçildi')], default='checking', max_length=10, verbose_name='durum')),
                ('total', models.PositiveIntegerField(default=0)),
                ('checked', models.PositiveIntegerField(default=0)),
                ('applied', models.PositiveIntegerField(default=0)),
                ('creates', models.PositiveIntegerField(default=0)),
                ('updates', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('bad_rows', models.PositiveIntegerField(default=0)),
                ('skip_bad', models.BooleanField(default=False)),
                ('problem_count', models.PositiveIntegerField(default=0)),
                ('problems', models.JSONField(default=list)),
                ('preview', models.JSONField(default=dict)),
                ('error', models.TextField(blank=True, default='')),
                ('lease', models.UUIDField(blank=True, editable=False, null=True)),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='başlama')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='bitiş')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='offices.duty')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='documents.storedfile')),
            ],
            options={
                'verbose_name': 'aktarım',
                'verbose_name_plural': 'aktarımlar',
            },
        ),
        migrations.AddConstraint(
            model_name='storedfile',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='stored_file_sha256'),
        ),
        migrations.AddConstraint(
            model_name='storedfile',
            constraint=models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='stored_file_not_empty'),
        ),
        migrations.AddIndex(
            model_name='importjob',
            index=models.Index(fields=['duty', '-created_at'], name='import_job_mine'),
        ),
        migrations.AddIndex(
            model_name='importjob',
            index=models.Index(condition=models.Q(('state__in', ('checking', 'applying'))), fields=['leased_until'], name='import_job_owed'),
        ),
        migrations.AddConstraint(
            model_name='importjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['applying', 'done']), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='import_job_confirmed'),
        ),
    ]
