// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_center.h"

#include "app/sync/sync_engine.h"

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
    connect(&m_engine, &SyncEngine::forkFound, this, [this](const sync::Fork& fork) {
        m_feed.refuse({}, {base::ErrorCode::Conflict, fork.detail, {}});
    });
    connect(&m_engine, &SyncEngine::storageFailed, this, [this](const base::Error& error) {
        m_feed.refuse({}, error);
    });
    connect(&m_engine, &SyncEngine::heldUp, this, [this](const base::Error& error) {
        const QString kept = u"Your changes are kept here and tried again."_s;
        m_feed.refuse({}, {error.code, error.detail + u' ' + kept, {}});
    });
    connect(&m_engine, &SyncEngine::historyReset, this, [this]() {
        m_feed.tellDone(u"The server has another log than before. This screen shows it now."_s);
    });
}

} // namespace betlog::models
