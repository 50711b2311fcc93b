-- Days that a cancelled invoice has kept: they may be corrected, and asked for again.
update attendance a set regie = null, invoice = null
from invoice i
where i.regie = a.regie and i.number = a.invoice and i.status = 'CANCELLED';
