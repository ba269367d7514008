import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# What is loaded by now stays: a full collection would look through all of it for a tenth of a
# second, in the middle of somebody's request.
gc.collect()
gc.freeze()
