// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/bet_blob.h"

#include <QDataStream>
#include <QIODevice>

#include <type_traits>

namespace betlog::sync {

using namespace domain;

namespace {

constexpr auto kVersion = QDataStream::Qt_6_4;
constexpr qsizetype kUsualBytes = 1024;
constexpr quint32 kMaxList = 100'000; // more than any list of a bet; a damaged count stops here

// The members of each type, in their order, for writing and for reading alike.

template <typename Archive, typename T>
void members(Archive& archive, T& boost) requires std::is_same_v<std::remove_const_t<T>, Boost>
{
    archive(boost.name, boost.rate, boost.rounding);
}

template <typename Archive, typename T>
void members(Archive& archive, T& odds) requires std::is_same_v<std::remove_const_t<T>, Odds>
{
    archive(odds.format, odds.text);
}

template <typename Archive, typename T>
void members(Archive& archive, T& line) requires std::is_same_v<std::remove_const_t<T>, Line>
{
    archive(line.category, line.market, line.selection, line.player, line.description);
    archive(line.stake, line.odds, line.boosts, line.startsAt);
}

template <typename Archive, typename T>
void members(Archive& archive, T& slip) requires std::is_same_v<std::remove_const_t<T>, Slip>
{
    archive(slip.kind, slip.lines, slip.boosts, slip.stake, slip.sizes, slip.price);
    archive(slip.note, slip.tags, slip.book, slip.externalId);
}

template <typename Archive, typename T>
void members(
    Archive& archive, T& override) requires std::is_same_v<std::remove_const_t<T>, PayoutOverride>
{
    archive(override.totalReturn, override.reason);
}

template <typename Archive, typename T>
void members(Archive& archive, T& payout) requires std::is_same_v<std::remove_const_t<T>, Payout>
{
    archive(payout.totalWager, payout.totalWin, payout.totalReturn, payout.profit);
    archive(payout.settled, payout.evaluatedAt, payout.payoutOverride);
}

template <typename Archive, typename T>
void members(Archive& archive, T& bet) requires std::is_same_v<std::remove_const_t<T>, Bet>
{
    archive(bet.id, bet.number, bet.userName, bet.league, bet.awayTeam, bet.homeTeam);
    archive(bet.weekKey, bet.betDate, bet.acceptedAt, bet.slip, bet.results, bet.payout);
    archive(bet.version, bet.updatedAt, bet.updatedBy, bet.editedAt);
}

class BlobWriter
{
public:
    explicit BlobWriter(QDataStream& out)
        : m_out(out)
    { }

    template <typename... T>
    void operator()(const T&... values)
    {
        (put(values), ...);
    }

private:
    template <typename T>
    void put(const T& value)
    {
        if constexpr (std::is_enum_v<T>)
            m_out << static_cast<quint8>(value);
        else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, QString>)
            m_out << value;
        else
            members(*this, value);
    }

    template <typename T>
    void put(const std::optional<T>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }

    template <typename T>
    void put(const QList<T>& values)
    {
        put(static_cast<quint32>(values.size()));
        for (const T& value : values)
            put(value);
    }

    void put(const base::BetId& id) { m_out << id.uuid(); }

    void put(const Money& money) { m_out << money.minor(); }

    void put(const base::Timestamp& moment)
    {
        m_out << static_cast<qint64>(moment.sinceEpoch().count());
    }

    void put(const WeekKey& week) { m_out << week.start().toJulianDay(); }

    QDataStream& m_out;
};

class BlobReader
{
public:
    explicit BlobReader(QDataStream& in)
        : m_in(in)
    { }

    template <typename... T>
    void operator()(T&... values)
    {
        (get(values), ...);
    }

private:
    template <typename T>
    [[nodiscard]] T read()
    {
        T value {};
        m_in >> value;
        return value;
    }

    template <typename T>
    void get(T& value)
    {
        if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(read<quint8>());
        else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, QString>)
            m_in >> value;
        else
            members(*this, value);
    }

    template <typename T>
    void get(std::optional<T>& value)
    {
        if (read<bool>())
            get(value.emplace());
    }

    template <typename T>
    void get(QList<T>& values)
    {
        const auto count = read<quint32>();
        if (count > kMaxList)
            m_in.setStatus(QDataStream::ReadCorruptData);
        for (quint32 i = 0; i < count && m_in.status() == QDataStream::Ok; ++i) {
            T value {};
            get(value);
            values.append(std::move(value));
        }
    }

    void get(base::BetId& id) { id = base::BetId(read<QUuid>()); }

    void get(Money& money) { money = Money(read<qint64>()); }

    void get(base::Timestamp& moment)
    {
        moment = base::Timestamp(std::chrono::milliseconds(read<qint64>()));
    }

    void get(WeekKey& week) { week = WeekKey(QDate::fromJulianDay(read<qint64>())); }

    QDataStream& m_in;
};

} // namespace

QByteArray encodeBetBlob(const Bet& bet)
{
    QByteArray blob;
    blob.reserve(kUsualBytes);
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setVersion(kVersion);
    BlobWriter writer(out);
    members(writer, bet);
    return blob;
}

std::optional<Bet> decodeBetBlob(const QByteArray& blob)
{
    QDataStream in(blob);
    in.setVersion(kVersion);
    Bet bet;
    BlobReader reader(in);
    members(reader, bet);
    const bool isWhole = in.status() == QDataStream::Ok && in.atEnd();
    // A bet always has as many results as lines: whoever shows it relies on that.
    if (!isWhole || bet.results.size() != bet.slip.lines.size())
        return std::nullopt;
    return bet;
}

} // namespace betlog::sync
