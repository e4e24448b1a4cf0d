// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/test_log.h"

#include "server/store/log_file.h"
#include "wire/codec.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The value, or the end of the test with the reason.
template <typename T>
T sure(base::Expected<T> value)
{
    if (!value)
        qFatal("%s", qPrintable(value.error().detail));
    return std::move(*value);
}

std::unique_ptr<store::SqlConnection> opened(const QString& file, base::Random& random)
{
    return sure(store::openLog({file, store::Access::ReadWrite, 0}, random));
}

} // namespace

core::LogSettings testSettings()
{
    core::LogSettings settings;
    settings.currency = {u"USD"_s, u"$"_s, 2};
    settings.bookkeepers = {u"Bo"_s};
    return settings;
}

core::Actor ann()
{
    return {u"Ann"_s, false};
}

core::Actor bob()
{
    return {u"Bob"_s, false};
}

core::Actor bo()
{
    return {u"Bo"_s, true};
}

TestLog::TestLog(const QString& file)
    : m_clock(aMoment())
    , m_connection(opened(file, m_random))
    , m_store(*m_connection)
    , m_ledger(m_store, testSettings(), m_clock, m_random)
{ }

wire::WriteAnswer TestLog::write(const wire::Mutation& mutation, const core::Actor& actor)
{
    const core::Batch batch = sure(m_ledger.apply({core::WriteCommand {mutation, actor}}));
    return std::get<wire::WriteAnswer>(batch.outcomes.first().answer);
}

domain::Bet TestLog::ack(const wire::Mutation& mutation, const core::Actor& actor)
{
    const wire::WriteAnswer answer = write(mutation, actor);
    if (const auto* refused = std::get_if<wire::Refusal>(&answer))
        qFatal("refused: %s", qPrintable(refused->error.detail));
    return std::get<wire::Ack>(answer).bet;
}

wire::Refusal TestLog::refusal(const wire::Mutation& mutation, const core::Actor& actor)
{
    const wire::WriteAnswer answer = write(mutation, actor);
    if (const auto* acked = std::get_if<wire::Ack>(&answer))
        qFatal("acked with seq %lld", static_cast<long long>(acked->seq.value()));
    return std::get<wire::Refusal>(answer);
}

domain::Bet TestLog::place(base::BetId id, int lines)
{
    return ack(aMutation(aCreate(lines), id));
}

int TestLog::deleteMany(const core::BulkDelete& command)
{
    const core::Batch batch = sure(m_ledger.apply({command}));
    return sure(std::get<base::Expected<int>>(batch.outcomes.first().answer));
}

QList<wire::Change> TestLog::changes()
{
    QList<wire::Change> changes;
    const core::ChangeSlice slice =
        sure(reader().changes({base::Seq(), {domain::RoomPattern()}, 100'000}));
    for (const QByteArray& json : slice.changes)
        changes.append(changeOf(json));
    return changes;
}

wire::Change changeOf(const QByteArray& json)
{
    return std::get<wire::Change>(sure(wire::decodeServerMessage(json)));
}

} // namespace betlog::tests
