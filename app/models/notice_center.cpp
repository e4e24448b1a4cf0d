// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_center.h"

#include "app/models/event_phrases.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"

#include <QPointer>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using sync::SyncEngine;

NoticeCenter::NoticeCenter(SyncEngine& engine, base::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_feed(scheduler)
{
    connect(&m_feed, &NoticeFeed::noticed, &m_history, &NoticeHistoryModel::add);
    listen();
}

void NoticeCenter::listen()
{
    connect(&m_engine, &SyncEngine::happened, this, [this](const sync::LogEvent& event) {
        m_feed.setSelf(m_engine.user());
        m_feed.hear(event);
    });
    connect(&m_engine, &SyncEngine::statusChanged, &m_feed, &NoticeFeed::changeConnection);
    connect(
        &m_engine,
        &SyncEngine::refused,
        this,
        [this](base::MutationId, base::BetId bet, const base::Error& error) {
            m_feed.refuse(bet, error);
        });
    connect(&m_engine, &SyncEngine::historyReset, this, [this]() {
        m_feed.tellDone(u"The server has another log than before. This screen shows it now."_s);
    });
}

void NoticeCenter::removeBets(const QList<base::BetId>& bets)
{
    if (bets.isEmpty())
        return;
    // In words while the bets are still here.
    const QString sentence = removedSentence(bets);
    for (const base::BetId bet : bets)
        m_engine.remove(bet);
    const auto undo = [engine = QPointer(&m_engine), bets]() {
        for (const base::BetId bet : bets) {
            if (engine)
                engine->restore(bet);
        }
    };
    m_feed.tellDone(sentence, {}, NoticeAction {u"Undo"_s, undo});
}

QString NoticeCenter::removedSentence(const QList<base::BetId>& bets) const
{
    if (bets.size() > 1)
        return u"You deleted %1 bets."_s.arg(bets.size());
    const sync::ShownBet* const shown = m_engine.replica().find(bets.first());
    return shown ? u"You deleted a bet on %1."_s.arg(matchup(shown->bet)) : u"You deleted a bet."_s;
}

} // namespace betlog::models
