"""A message by e-mail, through an SMTP server.

Comes in: a target and a message. Goes out: nothing, or a `TargetError`. What belongs to one alert is one
conversation: every message names the alert's own id as what it refers to.
"""

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from dienbien.alerts.messages import AnyMessage, Message
from dienbien.alerts.targets import Mail, TargetError
from dienbien.alerts.wording import lines, title

_DOMAIN = "alerts.dienbien.invalid"
_PORTS = {"tls": 465, "starttls": 587, "none": 25}
_PERMANENT = range(500, 600)


def mail(target: Mail, message: AnyMessage) -> None:
    """Send a mail. Raises `TargetError`; `is_refused` where the server wants none of this message."""
    letter = written(target, message)
    try:
        with _server(target) as server:
            refused = server.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        raise TargetError(f"the mail server takes no mail to {', '.join(error.recipients)}") from error
    except smtplib.SMTPResponseException as error:
        is_refused = isinstance(error, smtplib.SMTPDataError) and error.smtp_code in _PERMANENT
        raise TargetError(f"the mail server answers {error.smtp_code}", is_refused=is_refused) from error
    except smtplib.SMTPException as error:
        raise TargetError(f"the mail server does not do what is asked ({error})") from error
    except ssl.SSLCertVerificationError as error:
        told = f"the mail server has a certificate that can't be trusted ({error.verify_message})"
        raise TargetError(told) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise TargetError(f"the mail server can't be reached ({detail})") from error
    if refused:
        raise TargetError(f"the mail server takes no mail to {', '.join(refused)}")


def written(target: Mail, message: AnyMessage) -> EmailMessage:
    """The mail. Words of pages stand in it on single lines: none of them can begin a header."""
    letter = EmailMessage()
    letter["From"] = target.sender
    letter["To"] = ", ".join(target.email)
    letter["Subject"] = title(message)
    letter["Date"] = format_datetime(datetime.fromisoformat(message.timestamp))
    letter["Message-ID"] = f"<{message.id}@{_DOMAIN}>"
    letter["Auto-Submitted"] = "auto-generated"
    if isinstance(message, Message):
        letter["References"] = f"<alert-{message.data.alert}@{_DOMAIN}>"
    letter.set_content("\n".join(lines(message, target.link)) + "\n")
    return letter


def _server(target: Mail) -> smtplib.SMTP:
    """A server that takes mail, over TLS unless the target says otherwise."""
    password = target.secret()
    host, port = target.host_and_port
    trusted = ssl.create_default_context()
    if target.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port or _PORTS["tls"], timeout=target.timeout, context=trusted
        )
    else:
        server = smtplib.SMTP(host, port or _PORTS[target.security], timeout=target.timeout)
    try:
        if target.security == "starttls":
            server.starttls(context=trusted)
        if target.user is not None and password is not None:
            server.login(target.user, password)
    except BaseException:
        server.close()
        raise
    return server
