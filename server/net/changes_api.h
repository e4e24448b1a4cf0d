// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "server/net/api_call.h"
#include "server/net/api_context.h"

#include <list>

namespace betlog::net {

class Router;

/// GET /api/changes, with long polling, and GET /api/snapshot.
///
/// A poll that waits holds an answer and nothing else: no thread, no query. It is answered when the
/// feed tells of a change in its rooms, when its time is over, when its client has hung up, or when
/// the server stops.
class ChangesApi final : public QObject
{
    Q_OBJECT

public:
    explicit ChangesApi(const ApiContext& context);

    void addTo(Router& router);
    /// Answers everybody who waits, with what there is: nothing.
    void release();

private:
    struct Poll
    {
        Answer answer;
        core::ChangeQuery query;
        base::Seq from; ///< where the client stood
        std::chrono::milliseconds deadline;
        base::Seq head; ///< when it was last asked for
    };

    void changes(const ApiCall& call);
    void snapshot(const ApiCall& call);
    void ask(const Poll& poll);
    void considerSlice(Poll poll, const core::ChangeSlice& slice);
    void answerPoll(const Poll& poll, const core::ChangeSlice& slice) const;
    void wait(const Poll& poll);
    void wake(const QList<core::CommittedChange>& changes);
    void endLate();
    void setAlarm();

    ApiContext m_context;
    base::Seq m_told; ///< the newest change that the feed has told of
    std::list<Poll> m_waiting;
    base::Alarm m_alarm;
};

} // namespace betlog::net
