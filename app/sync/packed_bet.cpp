// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/packed_bet.h"

#include <QUuid>

#include <type_traits>

namespace betlog::sync {

using namespace domain;

namespace {

// ── the members of each type, in their order, for writing and for reading alike ──

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

/// What a glance needs comes first.
template <typename Archive, typename T>
void figures(Archive& archive, T& bet)
{
    archive(bet.id, bet.weekKey, bet.number, bet.version, bet.betDate, bet.payout, bet.results);
}

/// Then the texts that people search by.
template <typename Archive, typename T>
void texts(Archive& archive, T& bet)
{
    archive(bet.userName, bet.league, bet.awayTeam, bet.homeTeam, bet.slip.note, bet.slip.book);
    archive.count(bet.slip.lines);
    for (auto& line : bet.slip.lines)
        archive(line.category, line.market, line.selection, line.player, line.description);
    archive(bet.slip.tags);
}

constexpr qsizetype kTextsOfBet = 6;
constexpr qsizetype kTextsOfLine = 5;

template <typename Archive, typename T>
void others(Archive& archive, T& bet)
{
    archive(bet.acceptedAt, bet.updatedAt, bet.updatedBy, bet.editedAt);
    auto& slip = bet.slip;
    archive(slip.kind, slip.boosts, slip.stake, slip.sizes, slip.price, slip.externalId);
    for (auto& line : slip.lines)
        archive(line.stake, line.odds, line.boosts, line.startsAt);
}

template <typename Archive, typename T>
void wholeBet(Archive& archive, T& bet)
{
    figures(archive, bet);
    texts(archive, bet);
    others(archive, bet);
}

constexpr BetKind lastOf(BetKind)
{
    return BetKind::System;
}

constexpr LineResult lastOf(LineResult)
{
    return LineResult::HalfLost;
}

constexpr OddsFormat lastOf(OddsFormat)
{
    return OddsFormat::ToWin;
}

constexpr BoostRounding lastOf(BoostRounding)
{
    return BoostRounding::Up;
}

// ── writing ──

class Packer
{
public:
    template <typename... T>
    void operator()(const T&... values)
    {
        (put(values), ...);
    }

    template <typename T>
    void count(const QList<T>& values)
    {
        m_bytes.putVarint(static_cast<quint64>(values.size()));
    }

    [[nodiscard]] QByteArray bytes() const { return m_bytes.bytes(); }

private:
    template <typename T>
    void put(const T& value)
    {
        if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>)
            m_bytes.putByte(static_cast<quint8>(value));
        else if constexpr (std::is_integral_v<T>)
            m_bytes.putSigned(value);
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
        count(values);
        for (const T& value : values)
            put(value);
    }

    void put(const QString& text) { m_bytes.putText(text); }

    void put(const base::BetId& id) { m_bytes.putBytes(id.uuid().toRfc4122()); }

    void put(const Money& money) { m_bytes.putSigned(money.minor()); }

    void put(const base::Timestamp& moment) { m_bytes.putSigned(moment.sinceEpoch().count()); }

    void put(const WeekKey& week) { m_bytes.putSigned(week.start().toJulianDay()); }

    PackedWriter m_bytes;
};

// ── reading ──

enum class Texts { Make, PassOver };

/// Reads bets; where only their soundness is asked, without making texts.
template <Texts kTexts>
class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    template <typename... T>
    void operator()(T&... values)
    {
        (get(values), ...);
    }

    /// Each value takes a byte at least; a damaged count stops here.
    template <typename T>
    void count(QList<T>& values)
    {
        if (const quint64 count = m_bytes.varint(); m_bytes.require(count <= m_bytes.left()))
            values.resize(static_cast<qsizetype>(count));
    }

    [[nodiscard]] PackedReader& bytes() { return m_bytes; }

private:
    template <typename T>
    void get(T& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            value = m_bytes.byte() != 0;
        else if constexpr (std::is_enum_v<T>)
            getEnum(value);
        else if constexpr (std::is_integral_v<T>)
            value = static_cast<T>(m_bytes.signedNumber());
        else
            members(*this, value);
    }

    template <typename T>
    void getEnum(T& value)
    {
        const quint8 byte = m_bytes.byte();
        if (m_bytes.require(byte <= static_cast<quint8>(lastOf(T()))))
            value = static_cast<T>(byte);
    }

    void get(QString& text)
    {
        const PackedText packed = m_bytes.text();
        if constexpr (kTexts == Texts::Make)
            text = packed.text();
    }

    template <typename T>
    void get(std::optional<T>& value)
    {
        bool isThere = false;
        get(isThere);
        if (isThere)
            get(value.emplace());
    }

    template <typename T>
    void get(QList<T>& values)
    {
        count(values);
        for (T& value : values)
            get(value);
    }

    void get(base::BetId& id)
    {
        if (const QByteArrayView bytes = m_bytes.take(sizeof(QUuid)); !bytes.isEmpty())
            id = base::BetId(QUuid::fromRfc4122(bytes));
    }

    void get(Money& money) { money = Money(m_bytes.signedNumber()); }

    void get(base::Timestamp& moment)
    {
        moment = base::Timestamp(std::chrono::milliseconds(m_bytes.signedNumber()));
    }

    void get(WeekKey& week) { week = WeekKey(QDate::fromJulianDay(m_bytes.signedNumber())); }

    PackedReader m_bytes;
};

/// A bet always has as many results as lines: whoever shows it relies on that.
bool isSound(QByteArrayView bytes)
{
    Unpacker<Texts::PassOver> unpacker(bytes);
    Bet bet;
    wholeBet(unpacker, bet);
    return unpacker.bytes().isRead() && bet.results.size() == bet.slip.lines.size();
}

} // namespace

PackedBet::PackedBet(const Bet& bet)
{
    Packer packer;
    wholeBet(packer, bet);
    m_bytes = packer.bytes();
}

std::optional<PackedBet> PackedBet::fromBytes(QByteArray bytes)
{
    if (!isSound(bytes))
        return std::nullopt;
    PackedBet bet;
    bet.m_bytes = std::move(bytes);
    return bet;
}

Bet PackedBet::unpack() const
{
    Unpacker<Texts::Make> unpacker(m_bytes);
    Bet bet;
    wholeBet(unpacker, bet);
    return bet;
}

BetGlance PackedBet::glance() const
{
    Unpacker<Texts::Make> unpacker(m_bytes);
    BetGlance glance;
    figures(unpacker, glance);
    PackedReader& bytes = unpacker.bytes();
    const auto take = [&bytes, &glance](qsizetype count) {
        for (; count > 0; --count)
            glance.texts.append(bytes.text());
    };
    take(kTextsOfBet);
    take(kTextsOfLine * static_cast<qsizetype>(bytes.varint()));
    take(static_cast<qsizetype>(bytes.varint()));
    glance.userName = glance.texts[0];
    glance.league = glance.texts[1];
    return glance;
}

base::BetId PackedBet::id() const
{
    Unpacker<Texts::Make> unpacker(m_bytes);
    base::BetId id;
    unpacker(id);
    return id;
}

WeekKey PackedBet::weekKey() const
{
    Unpacker<Texts::Make> unpacker(m_bytes);
    base::BetId id;
    WeekKey week;
    unpacker(id, week);
    return week;
}

Room PackedBet::room() const
{
    Unpacker<Texts::Make> unpacker(m_bytes);
    BetGlance glance;
    figures(unpacker, glance);
    (void)unpacker.bytes().text(); // the person's name
    return {unpacker.bytes().text().text(), glance.weekKey};
}

QList<PackedBet> packed(const QList<Bet>& bets)
{
    QList<PackedBet> all;
    all.reserve(bets.size());
    for (const Bet& bet : bets)
        all.append(PackedBet(bet));
    return all;
}

} // namespace betlog::sync
