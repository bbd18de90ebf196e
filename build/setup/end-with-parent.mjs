/**
 * Loaded before the application (`node --import`): when who started it is gone, however that
 * came about, it ends in good order rather than live on unseen.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone is no reason to stay.
process.channel?.unref();
