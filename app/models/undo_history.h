// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>

namespace betlog::models {

/// What this person did to the log, each deed with the writes that take it back and that do it
/// again. A deed that somebody else has built upon is not taken back: that would undo theirs too.
///
/// Deeds are undone from the last one on, or one out of order from its toast. A new deed ends what
/// could be redone.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxSteps = 50;

    /// Names one step; 0 names none.
    using StepId = quint64;
    /// Writes to the log; the ids of what it wrote.
    using Act = std::function<QList<base::MutationId>()>;

    struct Deed
    {
        QString text; ///< "deleting 3 bets"
        QList<base::BetId> bets; ///< what it changes
        QList<base::MutationId> mutations; ///< by which it was done
        Act undo;
        Act redo;
    };

    using QObject::QObject;

    StepId did(const Deed& deed);

    [[nodiscard]] bool canUndo() const { return !m_done.isEmpty(); }

    [[nodiscard]] bool canRedo() const { return !m_undone.isEmpty(); }

    [[nodiscard]] QString undoText() const; ///< empty where there is nothing
    [[nodiscard]] QString redoText() const;
    void undo();
    void redo();
    /// One step out of order; nothing where it is gone.
    void undoStep(StepId step);

    // ── what the log says ──
    /// Somebody else changed the bet; `name` is what people call it.
    void noteForeign(base::BetId bet, const QString& actor, const QString& name);
    /// The server did not take this write, so there is nothing to take back.
    void noteRefused(base::MutationId mutation);
    void clear();

signals:
    void changed();
    /// A step was not taken back, or not done again: why, in a sentence.
    void declined(const QString& why);

private:
    struct Step
    {
        StepId id = 0;
        Deed deed;
        QList<int> foreign; ///< how often others had changed each of its bets by then
    };

    struct Foreign
    {
        int times = 0;
        QString actor;
        QString name;
    };

    [[nodiscard]] QList<int> foreignTimes(const QList<base::BetId>& bets) const;
    [[nodiscard]] QString whyNot(const Step& step) const;
    void act(Step step, const Act& write, QList<Step>& onto);
    static bool forget(QList<Step>& steps, base::MutationId mutation);

    QList<Step> m_done; ///< the last one first to go back
    QList<Step> m_undone;
    QHash<base::BetId, Foreign> m_foreign;
    StepId m_lastStep = 0;
};

} // namespace betlog::models
