// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/log_storm.h"

#include "app/sync/replica_writer.h"

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using enum LineResult;

namespace {

template <typename T>
T oneOf(const QList<T>& choices, SeededRandom& random)
{
    return choices[static_cast<qsizetype>(random.below(static_cast<quint64>(choices.size())))];
}

} // namespace

LogStorm::LogStorm(ShownLog& log, int bets, quint32 seed)
    : random(seed)
    , m_log(log)
    , m_bets(bets)
{ }

void LogStorm::blow()
{
    const int number = 1 + static_cast<int>(random.below(static_cast<quint64>(m_bets)));
    const quint64 chance = random.below(20);
    if (chance < 11)
        putAnother(number);
    else if (chance < 14)
        removeAnother(number);
    else if (chance < 17)
        writeMyself(number);
    else
        answer();
}

void LogStorm::putAnother(int number)
{
    BetLook look;
    look.number = number;
    look.person = oneOf(QStringList {u"Ann"_s, u"Bo"_s, u"Cy"_s, u"Dee"_s, u"dee"_s}, random);
    look.league = oneOf(QStringList {u"NFL"_s, u"NBA"_s, u"WNBA"_s}, random);
    look.results = {oneOf(QList {Pending, Won, Lost, Push, Void, HalfWon, HalfLost}, random)};
    if (random.below(3) == 0)
        look.results.append(oneOf(QList {Pending, Won, Lost}, random));
    look.stakeMinor = 100 + static_cast<qint64>(random.below(5000));
    // A bet keeps its week. The carried ones are settled while they are looked at.
    look.week = number % 5 == 0 ? aWeek().previous() : aWeek();
    m_log.put(betLike(look));
}

void LogStorm::removeAnother(int number)
{
    if (m_log.replica.writer().confirmed(betId(number)))
        m_log.remove(betId(number));
}

void LogStorm::writeMyself(int number)
{
    if (m_log.replica.writer().isWriting(betId(number)))
        return;
    if (!m_log.replica.find(betId(number)))
        m_unanswered.append(m_log.send(aMutation(aCreate(), betId(number))));
    else if (random.below(3) == 0)
        m_unanswered.append(m_log.send(aMutation(wire::DeleteBet {}, betId(number), 1)));
    else
        m_unanswered.append(
            m_log.send(aMutation(wire::SetStatus {{{0, Won}}, {}}, betId(number), 1)));
}

/// The server refuses what this client wrote, or the person lets go what was refused.
void LogStorm::answer()
{
    if (!m_refused.isEmpty() && random.below(2) == 0) {
        m_log.replica.writer().forget(m_refused.takeFirst());
    } else if (!m_unanswered.isEmpty()) {
        m_refused.append(m_unanswered.takeFirst());
        m_log.refuse(m_refused.last(), u"No."_s);
    }
}

} // namespace betlog::tests
