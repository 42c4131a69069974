/**
 * The doors of persons of our own state: what waits for them, what they must review, what the
 * policy is to become.
 */
package org.kinbridge.http.person;
