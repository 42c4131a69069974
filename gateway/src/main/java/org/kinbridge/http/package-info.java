/**
 * The doors: each endpoint parses, calls one story, renders its outcome.
 *
 * <p>Trust: a path that is not in {@link org.kinbridge.http.Endpoint} answers 404 before anything
 * is routed, and a method that is not marked {@link org.kinbridge.http.AsClient} or {@link
 * org.kinbridge.http.Unauthenticated} is never called. A story gets the proof of who asks and the
 * bytes as they came; nothing is read twice. No log line holds a body, a query, a header or an id
 * of a person.
 *
 * <pre>{@code
 * @GET
 * @AsClient
 * public Response list(@Context RoutingContext call) {
 *   return Answer.json(200, views.inbox(door.inbox(Call.client(call), …)));
 * }
 * }</pre>
 */
package org.kinbridge.http;
