/* In a page that answers a sent form: the browser forgets what was sent.
 *
 * It would keep it on its disk, to send it again after a crash. What was typed is in the page, and
 * a draft of it on the server.
 */
history.replaceState(history.state, "", location.href);
