// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace betlog::widgets {

/// What the log shows where it has no rows to show: why, and what to do about it. Loading shows
/// the outlines of rows, but only after 150 ms, so that a fast answer does not flicker.
class LogFace final : public QWidget
{
    Q_OBJECT

public:
    enum class Face { None, Loading, EmptyWeek, EmptyOtherWeek, NoMatch, Missing };

    LogFace(base::Scheduler& scheduler, QWidget* parent);

    void show(Face face);

    [[nodiscard]] Face face() const { return m_face; }

    [[nodiscard]] bool showsSkeleton() const { return m_skeleton; }

signals:
    void placeWanted();
    void thisWeekWanted();
    void clearFilterWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say(const QString& title, const QString& text, const QString& button);
    void press();

    Face m_face = Face::None;
    bool m_skeleton = false;
    base::Alarm m_skeletonLater;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace betlog::widgets
