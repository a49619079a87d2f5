"""gunicorn in the container."""

import os

bind = "0.0.0.0:8000"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "3"))
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True
worker_tmp_dir = "/dev/shm"  # noqa: S108 - heartbeat files in memory, not data
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
# The reverse proxy keeps the access log, without what follows "?" and without keys of links.
accesslog = None
control_socket_disable = True
# The reverse proxy is the only one that reaches this port.
forwarded_allow_ips = "*"
