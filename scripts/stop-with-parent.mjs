// Loaded into the server by start.mjs: when start.mjs is killed without a chance to pass the signal on, the server stops by itself.
process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
