// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace betlog::widgets {

class WrappedLabel;

/// A sentence above the log that stays until what it says is over, with what can be done about it:
/// "This log cannot be hosted here. Try again / Join instead". Hidden while it says nothing.
class NoteBanner final : public QFrame
{
    Q_OBJECT

public:
    struct Offer
    {
        QString text;
        std::function<void()> act;
    };

    enum class Tone { Calm, Alarm };

    explicit NoteBanner(QWidget* parent = nullptr);

    void say(const QString& text, const QList<Offer>& offers, Tone tone = Tone::Calm);
    void clear();
    [[nodiscard]] QString text() const;

private:
    QHBoxLayout* m_row;
    WrappedLabel* m_text; ///< owned by Qt, as all below
    QList<QPushButton*> m_buttons;
};

} // namespace betlog::widgets
