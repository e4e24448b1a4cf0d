// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"

#include "app/sync/replica_writer.h"

namespace betlog::sync {

namespace {

ListedBet listedOf(const ShownBet& shown)
{
    return {PackedBet(shown.bet), shown.delivery, shown.deleting};
}

} // namespace

Replica::Replica(QObject* parent)
    : QObject(parent)
    , m_writer(std::make_unique<Writer>(*this))
{ }

Replica::~Replica() = default;

std::optional<ShownBet> Replica::find(base::BetId id) const
{
    const auto written = m_writer->m_written.constFind(id);
    if (written != m_writer->m_written.cend())
        return *written;
    const PackedBet* const plain = m_writer->m_plain.find(id);
    return plain ? std::optional(ShownBet {plain->unpack()}) : std::nullopt;
}

std::optional<ListedBet> Replica::listed(base::BetId id) const
{
    const auto written = m_writer->m_written.constFind(id);
    if (written != m_writer->m_written.cend())
        return listedOf(*written);
    const PackedBet* const plain = m_writer->m_plain.find(id);
    return plain ? std::optional(ListedBet {*plain}) : std::nullopt;
}

std::optional<domain::Bet> Replica::confirmed(base::BetId id) const
{
    return m_writer->confirmed(id);
}

void Replica::visit(const std::function<void(const ListedBet&)>& visitor) const
{
    for (const PackedBet& bet : m_writer->m_plain.all())
        visitor(ListedBet {bet});
    for (const ShownBet& shown : m_writer->m_written)
        visitor(listedOf(shown));
}

QList<base::BetId> Replica::allBets() const
{
    QList<base::BetId> ids;
    visit([&ids](const ListedBet& listed) { ids.append(listed.bet.id()); });
    return ids;
}

QList<base::BetId> Replica::betsOfWeek(domain::WeekKey week) const
{
    QList<base::BetId> ids;
    visit([&ids, week](const ListedBet& listed) {
        if (listed.bet.weekKey() == week)
            ids.append(listed.bet.id());
    });
    return ids;
}

const QList<wire::PresenceUser>& Replica::presence() const
{
    return m_writer->m_presence;
}

const domain::Bet* Replica::findDeleted(base::BetId id) const
{
    const auto deleted = m_writer->m_deleted.constFind(id);
    return deleted == m_writer->m_deleted.constEnd() ? nullptr : &*deleted;
}

int Replica::sendingCount() const
{
    return m_writer->m_sending;
}

QList<base::BetId> Replica::refusedBets() const
{
    QList<base::BetId> refused;
    for (const ShownBet& shown : m_writer->m_written) {
        if (shown.delivery == Delivery::Refused || shown.delivery == Delivery::Conflicted)
            refused.append(shown.bet.id);
    }
    return refused;
}

Replica::Writer& Replica::writer()
{
    return *m_writer;
}

} // namespace betlog::sync
