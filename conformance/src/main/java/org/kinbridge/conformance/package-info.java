/**
 * The black-box kit: starts packaged nodes as processes and speaks to their doors as agencies,
 * partners and attackers do.
 *
 * <p>Trust: it holds every key of the throw-away world it made, so it may open, change and forge
 * what no real party could. It never imports the gateway: what it knows, it knows from docs/.
 */
package org.kinbridge.conformance;
