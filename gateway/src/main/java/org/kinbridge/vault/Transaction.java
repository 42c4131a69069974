package org.kinbridge.vault;

/**
 * One unit of storage, open: everything written with it is kept together or not at all. Made by
 * {@link Transactions} only, used on the thread that got it, worthless afterwards. Each port that
 * writes takes it as its first argument.
 */
public interface Transaction {}
