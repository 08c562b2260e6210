// The words with which a window gets its message ports, said between page and preload and between preload and
// main. With the ports comes nothing else: the first carries the contract, the second the desktop's own.

/** From the page, once for each document: it is ready to take its ports. */
export const portsWanted = 'secretariat-ports-wanted';

/** To the page: the ports are attached, core first, desktop second. */
export const portsHandedOver = 'secretariat-ports-handed-over';

/** To the page: the core is gone, and its port leads nowhere. A port does not say that by itself in every Chromium. */
export const coreStopped = 'secretariat-core-stopped';

/** To the page: there is no core, and none is started unless the person wants it. */
export const coreGivenUp = 'secretariat-core-given-up';

/** To the page: the core was started again; attached is a new port in the place of the first. */
export const corePortRenewed = 'secretariat-core-port-renewed';
