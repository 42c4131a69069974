/**
 * Keys and partners' metadata as files of an operator.
 *
 * <p>Trust: a keystore's files are trusted: whoever reads them is this node. They are refused when
 * others may read them or when they lie inside the data directory, so that a copy of the data alone
 * reveals nothing and starts nothing. A partner's metadata file is not trusted: its signature is
 * checked against the pin beside it. A pin is trusted: whoever can change one chooses our partner.
 *
 * <pre>{@code
 * switch (FileKeystore.open(location, BanList.shipped(), clock)) {
 *   case OpenedKeystore.Usable usable -> start(usable.keystore(), usable.self());
 *   case OpenedKeystore.Unusable unusable -> unusable.faults().forEach(operator::tell);
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.trust.file;

import org.jspecify.annotations.NullMarked;
