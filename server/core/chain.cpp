// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/chain.h"

namespace betlog::core {

using namespace Qt::Literals::StringLiterals;

QByteArray extendChain(RoomHead& head, wire::Change& change)
{
    change.n = head.n + 1;
    wire::EncodedChange link = wire::encodeChange(change, head.hash);
    change.hash = link.hash;
    head.n = change.n;
    head.hash = link.hash;
    return std::move(link.json);
}

base::Expected<void> followChain(RoomHead& head, const wire::Change& change, QByteArrayView json)
{
    const auto broken = [&](const QString& detail) {
        return base::unexpected(base::Error {base::ErrorCode::StorageFailed, detail, {}});
    };
    if (change.n != head.n + 1) {
        const QString detail = u"change %1 of %2 follows change %3"_s;
        return broken(detail.arg(change.n).arg(head.room.text()).arg(head.n));
    }
    const base::Expected<QByteArray> hash = wire::expectedHash(json, head.hash);
    if (!hash)
        return broken(hash.error().detail);
    if (*hash != change.hash) {
        const QString detail = u"the hash of change %1 of %2 is wrong"_s;
        return broken(detail.arg(change.n).arg(head.room.text()));
    }
    head.n = change.n;
    head.hash = change.hash;
    return {};
}

} // namespace betlog::core
