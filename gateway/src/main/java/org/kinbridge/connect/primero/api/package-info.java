/**
 * The few doors of Primero's API (v2) that the connector uses: sign in, list cases, read a case and
 * its referrals, write the status of a referral.
 *
 * <p>Trust: every id that goes into a path is a UUID; a referral is only seen as one when it says
 * that it is made to our user and about the case that was asked for. What Primero leaves out or
 * says otherwise is not filled in.
 */
@NullMarked
package org.kinbridge.connect.primero.api;

import org.jspecify.annotations.NullMarked;
