// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/write_list_model.h"
#include "base/error.h"
#include "base/ids.h"

#include <QObject>

#include <functional>

namespace betlog::models {
class WeekBets;
}

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::widgets {

class BetEditor;
class LogActions;

/// What is written in the editor, from the key that begins it to the answer of the server: nothing
/// that was typed is replaced without a question, and a refusal comes back to its fields.
class EditorFlow final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        BetEditor& editor;
        LogActions& actions;
        sync::SyncEngine& engine;
        const models::WeekBets& bets;
    };

    EditorFlow(const Parts& parts, QWidget& window);

    void place();
    void edit(base::BetId bet);
    void duplicate(base::BetId bet);
    /// What was refused, to be sent again otherwise.
    void rewrite(const models::WriteListModel::Entry& refused);

signals:
    void openWanted();
    void closeWanted();

private:
    /// `replaced`: the refused write that what is sent will stand for; null for none.
    void start(const std::function<void()>& begin, base::MutationId replaced = {});
    void ask(const std::function<void()>& begin);
    void hearRefused(base::MutationId mutation, base::BetId bet, const base::Error& error);

    Parts m_with;
    QWidget& m_window;
    base::MutationId m_written; ///< the last that the editor asked for
};

} // namespace betlog::widgets
