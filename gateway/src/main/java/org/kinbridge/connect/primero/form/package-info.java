/**
 * The short form in Primero and what becomes of it: which fields state which facts, which referral
 * goes where, and the request that the node is asked.
 *
 * <p>Trust: a request states only what somebody answered in the form or what the configuration says
 * about a whole route. An empty answer, one that is not listed, and one that is too old are no
 * answer; then there is no request, and the case worker is told which questions are open.
 */
@NullMarked
package org.kinbridge.connect.primero.form;

import org.jspecify.annotations.NullMarked;
