// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/recent_packs.h"

#include "server/net/frame.h"
#include "wire/packing.h"

#include <algorithm>

namespace betlog::net {

const RecentPacks::Pack* RecentPacks::of(
    const RecentChanges& changes, base::Seq from, const QList<domain::RoomPattern>& rooms)
{
    for (qsizetype i = 0; i < m_packs.size(); ++i) {
        if (m_packs.at(i).from == from && m_packs.at(i).rooms == rooms) {
            m_packs.move(i, 0);
            return &m_packs.constFirst();
        }
    }
    QList<QByteArray> messages;
    qsizetype bytes = 0;
    Pack pack {from, rooms, from, {}};
    while (const LiveChange* const change = changes.after(pack.reached)) {
        if (domain::matchesAny(rooms, change->room)) {
            const QByteArrayView message = messageOf(change->frame);
            if (bytes + message.size() + 1 > wire::kMaxUnpackedBytes)
                break;
            messages.append(message.toByteArray());
            bytes += message.size() + 1;
        }
        pack.reached = change->seq;
    }
    if (messages.size() < kFewest)
        return nullptr;
    pack.frame = binaryFrame(wire::packMessages(messages));
    m_packs.prepend(std::move(pack));
    m_packs.resize(std::min(m_packs.size(), kKept));
    return &m_packs.constFirst();
}

} // namespace betlog::net
